import { makeAccounts } from '../src/app/accounts.ts'
import { comparedFacts, type Fingerprint, fingerprintOf } from '../src/diagnosis/fingerprint.ts'
import { gather } from '../src/diagnosis/gather.ts'
import { completed, EnvironmentRow } from '../src/environment.ts'
import type { Good } from '../src/good.ts'
import { type Clock, hour } from './account/clock.ts'
import { simulated } from './simulated.ts'

/** Faults begin twenty minutes before now; it was still well an hour ago. */
const lastGreen = hour

const healthyFingerprint = async (
  { clock, seed = 1 }: { clock: Clock; seed?: number },
  name: string,
): Promise<Fingerprint | undefined> => {
  const { world, hooks } = simulated({ clock, seed })
  const row = world.environments.find((each) => each.name === name)
  if (row === undefined) return undefined
  const environment = completed(EnvironmentRow.parse(row))
  const { signal } = new AbortController()
  const now = clock.now()
  const ports = makeAccounts({ now: clock.now, hooks })(environment, signal)
  const facts = await gather(comparedFacts, { ports, environment, now, signal })
  return fingerprintOf(facts, { at: new Date(now.getTime() - lastGreen), collector: environment.collectorService })
}

/** @returns the state that a verify of the simulated account an hour ago, before anything broke, would have kept. */
export const healthyGood = (options: { clock: Clock; seed?: number }): Good => ({
  last: (environment) => healthyFingerprint(options, environment),
  keep: async () => undefined,
})

/** @returns what the bot has kept, and before its first green verify the simulated account's own health. */
export const goodOrHealthy = (kept: Good, options: { clock: Clock; seed: number }): Good => ({
  last: async (environment) => (await kept.last(environment)) ?? healthyFingerprint(options, environment),
  keep: kept.keep,
})
