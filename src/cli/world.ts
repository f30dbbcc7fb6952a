import { setTimeout } from 'node:timers/promises'
import { makeAccounts } from '../app/accounts.ts'
import { closest } from '../closest.ts'
import type { Config, Environment } from '../config.ts'
import type { Gathered } from '../diagnosis/gather.ts'
import type { Good } from '../good.ts'
import type { AccountPorts, Clock } from '../ports.ts'
import type { Words } from '../words/words.ts'
import { factsFromFile } from './facts-file.ts'
import type { Switches } from './switches.ts'

/** Where answers come from: AWS, or the simulated account that somebody asked for. */
export type World = {
  config: Pick<Config, 'environments'>
  now: Clock
  account(environment: Environment, signal: AbortSignal): AccountPorts
  /** Lets time pass: real time, or that of the simulated account. */
  wait(milliseconds: number): Promise<void>
  /** Facts that were saved: they are judged, and nothing is asked. */
  saved?: Gathered
  /** How environments stood when verify was last green, where that is kept. */
  good?: Good
  /** The environment that is meant where none is named; the sandbox stands in its production channel. */
  standard?: string
}

const wait = async (milliseconds: number): Promise<void> => void (await setTimeout(milliseconds))

/** A replayed incident is judged at its own time, or everything in it would be stale. */
const replay = (file: string, words: Words): World | { problem: string } => {
  const saved = factsFromFile(file, words)
  if ('problem' in saved) return saved
  const { environment, facts, at } = saved
  const now: Clock = () => at
  return { config: { environments: [environment] }, now, wait, account: makeAccounts({ now }), saved: facts }
}

/** @returns the world, or the sentence that says why there is none; the configuration is only read for the real one. */
export const worldFor = async (
  { sandbox, faults, facts }: Switches,
  words: Words,
  configured: () => Config,
): Promise<World | { problem: string }> => {
  if (facts !== undefined) return replay(facts, words)
  if (!sandbox) {
    const now: Clock = () => new Date()
    return { config: configured(), now, wait, account: makeAccounts({ now }) }
  }
  const { faults: known } = await import('../../sandbox/faults/index.ts')
  const names: string[] = known.map(({ name }) => name)
  const unknown = faults.find((fault) => !names.includes(fault))
  if (unknown !== undefined) return { problem: words.terminal.unknownFault(unknown, closest(unknown, names)) }
  const { simulatedWorld } = await import('../../sandbox/terminal.ts')
  return simulatedWorld(faults)
}
