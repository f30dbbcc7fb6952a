import type { World } from '../../sandbox/account/account.ts'
import { makeClock } from '../../sandbox/account/clock.ts'
import { changed } from '../../sandbox/account/state.ts'
import { simulated } from '../../sandbox/simulated.ts'
import { makeAccounts } from '../../src/app/accounts.ts'
import type { Symptom } from '../../src/diagnosis/cause.ts'
import { type Troubleshot, troubleshoot } from '../../src/diagnosis/troubleshoot.ts'
import { completed, EnvironmentRow } from '../../src/environment.ts'

export const start = new Date('2026-11-18T10:30:00Z')

export type Case = {
  faults?: readonly string[]
  symptom?: Symptom
  seed?: number
  /** Changes the simulated account after the faults, before anything is asked. */
  change?: (world: World) => void
}

/** @returns what troubleshoot finds in the simulated production account of that case. */
export const diagnosed = async ({ faults = [], symptom, seed = 1, change }: Case = {}): Promise<Troubleshot> => {
  const { world, hooks } = simulated({ clock: makeClock(start), faults, seed })
  change?.(world)
  changed(world.production)
  const [row] = world.environments
  const environment = completed(EnvironmentRow.parse(row))
  const { signal } = new AbortController()
  const { now } = world.clock
  const ports = makeAccounts({ now, hooks })(environment, signal)
  return troubleshoot({ ports, environment, now: now(), signal }, { symptom })
}

/** @returns the findings as `kind subject confidence`, surest first. */
export const said = ({ findings }: Troubleshot): string[] =>
  findings.map(({ cause, subject, confidence }) => `${cause.kind} ${subject} ${confidence}`)

type LogGroupName = 'collector' | 'applications'

/** Puts lines into a log group of the account, a second apart and the last one a minute before now. */
export const putLines = (
  { production: account }: World,
  to: LogGroupName,
  lines: readonly string[],
  stream?: string,
): void => {
  const { collectorLogGroup, logGroup, collectorService } = account.environment
  const group = account.logGroups.get(to === 'collector' ? collectorLogGroup : logGroup)
  if (group === undefined) throw new RangeError(`there is no log group for the ${to}`)
  const at = account.clock.now().getTime() - 60_000 - lines.length * 1000
  const service = to === 'collector' ? collectorService : (account.services[0] ?? '')
  for (const [index, message] of lines.entries())
    group.put.push({
      at: at + index * 1000,
      stream: stream ?? `${service}/${service}/0123456789abcdef0123456789abcdef`,
      message,
      ingestedAt: at + index * 1000 + 500,
      id: `put-${group.put.length}`,
    })
}
