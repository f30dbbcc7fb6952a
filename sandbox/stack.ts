import { makeAccounts } from '../src/app/accounts.ts'
import type { Clock } from './account/clock.ts'
import { simulated } from './simulated.ts'

/**
 * The account that is looked at. Breaking it makes another one from the same seed.
 * @returns the account as it is now, and how to rebuild it with faults; an unknown fault throws a `RangeError`
 */
export const makeStack = ({ clock, seed }: { clock: Clock; seed: number }) => {
  const built = (faults: readonly string[]) => {
    const { world, hooks } = simulated({ clock, seed, faults })
    return { faults, world, accounts: makeAccounts({ now: clock.now, hooks }) }
  }
  let stack = built([])
  return {
    now: () => stack,
    rebuild: (names: readonly string[]) => {
      stack = built(names)
    },
  }
}
