import type { Kind } from '../../src/diagnosis/kinds.ts'
import { minute } from '../account/clock.ts'
import { type Account, changed } from '../account/state.ts'
import type { World } from '../account/world.ts'

/** One thing that is wrong, applied to a healthy account; its name is what `--fault` and the page's switches take. */
export type Fault<N extends string = string> = {
  name: N
  /** The cause that a diagnosis is to find at the first rank; none for a moment or a mode that is no fault. */
  finds?: Kind
  apply(account: Account, world?: World): void
}

/** @returns the fault itself; after it was applied the account works everything out anew. */
export const defineFault = <const N extends string>({ name, finds, apply }: Fault<N>): Fault<N> => ({
  name,
  ...(finds !== undefined && { finds }),
  apply(account, world) {
    apply(account, world)
    changed(account)
  },
})

/** @returns the time so many minutes before now; faults began 20 minutes ago unless they say otherwise. */
export const ago = (account: Account, minutes = 20): Date => new Date(account.clock.now().getTime() - minutes * minute)
