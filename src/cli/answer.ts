import { writeFileSync } from 'node:fs'
import type { RunPlan } from '../dispatch.ts'
import { exitStatus } from '../result.ts'
import { run } from '../run.ts'
import type { Words } from '../words/words.ts'
import { answeredWithCanary } from './canary.ts'
import { factsToText } from './facts-file.ts'
import { follow } from './follow.ts'
import { printCard, printJson } from './print.ts'
import type { Switches } from './switches.ts'
import type { World } from './world.ts'

/** A person at a terminal waits longer than Slack does, but not for ever. */
const patienceMs = 60_000

export type Asked = { switches: Switches; words: Words; world: World }

const complain = (text: string): number => {
  process.stderr.write(`${text}\n`)
  return 2
}

const waiting = (planned: RunPlan, { switches, words }: Asked): void => {
  if (switches.sandbox) process.stderr.write(`${words.terminal.simulated}\n`)
  process.stderr.write(`${planned.doing}\n`)
}

/** Runs a planned command and prints its answer. @returns the exit status */
export const answer = async (planned: RunPlan, asked: Asked): Promise<number> => {
  const { switches, words, world } = asked
  const judged: readonly RunPlan['command'][] = ['verify', 'troubleshoot', 'status', 'alarms']
  if ((switches.save !== undefined || switches.facts !== undefined) && !judged.includes(planned.command))
    return complain(words.terminal.noFacts(planned.command))
  if (switches.follow && planned.command !== 'logs') return complain(words.terminal.followOnly)

  waiting(planned, asked)
  const { now, saved, good } = world
  const fresh = () => {
    const signal = AbortSignal.timeout(patienceMs)
    const ports = world.account(planned.environment, signal)
    return { words, now, signal, ports, logContent: 'full' as const, progress: () => {} }
  }
  const say = (seconds: number) => void process.stderr.write(`${words.terminal.canaryWaits(seconds)}\n`)
  const waits = { world, environment: planned.environment, say }
  if (switches.follow) return follow(planned, fresh(), switches.json)
  const { json, card, outcome, facts } = await answeredWithCanary(
    (canary) => run(planned, { ...fresh(), saved, good, canary }),
    waits,
  )
  if (switches.save !== undefined && facts !== undefined) {
    try {
      writeFileSync(switches.save, factsToText(facts, { environment: planned.environment, at: now() }))
      process.stderr.write(`${words.terminal.saved(switches.save, Object.keys(facts).length)}\n`)
    } catch {
      return complain(words.terminal.cannotWrite(switches.save))
    }
  }
  if (switches.json) printJson(json)
  else printCard(card)
  return exitStatus(outcome)
}
