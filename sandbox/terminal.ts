import { makeAccounts } from '../src/app/accounts.ts'
import type { World as TerminalWorld } from '../src/cli/world.ts'
import { completed, EnvironmentRow } from '../src/environment.ts'
import { makeClock } from './account/clock.ts'
import { healthyGood } from './good.ts'
import { simulated } from './simulated.ts'

/** A moment in a working day; with one seed and one moment every answer is the same on every machine. */
const sandboxStart = new Date('2026-11-18T10:30:00Z')

/** @returns the simulated account for the terminal, with those faults in it; its time moves only while somebody waits. */
export const simulatedWorld = (faults: readonly string[]): TerminalWorld => {
  const { world, hooks } = simulated({ clock: makeClock(sandboxStart), faults })
  const now = world.clock.now
  return {
    config: { environments: world.environments.map((row) => completed(EnvironmentRow.parse(row))) },
    now,
    account: makeAccounts({ now, hooks }),
    wait: async (milliseconds) => world.clock.advance(milliseconds),
    good: healthyGood({ clock: world.clock }),
    standard: world.production.environment.name,
  }
}
