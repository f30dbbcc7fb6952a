import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import type { RunPlan } from '../dispatch.ts'
import { type LogLine, lineFrom } from '../log-line.ts'
import { PortError } from '../ports.ts'
import { type LogFilter, wantedBy } from '../reads/logs.ts'
import { exitStatus } from '../result.ts'
import { type RunContext, run } from '../run.ts'
import { lineInJson, linesPart } from '../views/logs.ts'
import { print, printCard, printPart } from './print.ts'

/** CloudWatch Logs shows an event seconds after it was written; asking more often finds nothing sooner. */
const pauseMs = 2000
/** Events may arrive out of order, so each look overlaps the one before by so much. */
const overlapMs = 30_000

const show = (lines: readonly LogLine[], json: boolean): void => {
  if (json) for (const line of lines) print(`${JSON.stringify(lineInJson(line, 'full'))}\n`)
  else if (lines.length > 0) printPart(linesPart(lines, 'full'))
}

/**
 * Shows the newest lines, then every new one, until the process is interrupted.
 * @returns the exit status, when reading becomes impossible
 */
export const follow = async (planned: RunPlan, context: RunContext, json: boolean): Promise<number> => {
  const { environment } = planned
  const seen = new Set<string>()
  let from = context.now()
  const first = await run(planned, context)
  if (!json) printCard(first.card)
  else if (first.outcome === 'failed') print(`${JSON.stringify(first.json)}\n`)
  else for (const line of z.array(z.unknown()).parse(first.json['lines'])) print(`${JSON.stringify(line)}\n`)
  if (first.outcome === 'failed') return exitStatus('failed')
  process.stderr.write(`${context.words.logs.following(environment.logGroup)}\n`)
  // What was planned as `logs` was parsed by its schema.
  const filter = planned.args as LogFilter
  const keep = wantedBy(filter)
  for (;;) {
    await wait(pauseMs)
    const to = context.now()
    try {
      const page = await context.ports.logs.newest({
        group: environment.logGroup,
        from: new Date(from.getTime() - overlapMs),
        to,
        limit: 1000,
        ...(filter.grep !== undefined && { containing: filter.grep }),
        keep,
      })
      const fresh = page.events.filter(({ id, at }) => !seen.has(id) && at >= from).toReversed()
      for (const { id } of fresh) seen.add(id)
      show(fresh.map(lineFrom), json)
      from = fresh.at(-1)?.at ?? from
    } catch (error) {
      if (!(error instanceof PortError) || !['throttled', 'timed_out', 'unavailable'].includes(error.reason))
        throw error
      process.stderr.write(`${error.message}\n`)
    }
  }
}
