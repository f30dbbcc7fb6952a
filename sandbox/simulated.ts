import type { ClientHooks } from '../src/app/accounts.ts'
import { makeWorld, type World } from './account/account.ts'
import { attach, simulatedPlugin } from './account/attach.ts'
import type { Clock } from './account/clock.ts'
import { applyFaults } from './faults/index.ts'

/**
 * @param faults names from the list of faults, applied in the order of that list; an unknown one throws
 * @returns both simulated accounts, and the hooks that put them behind the real SDK clients
 */
export const simulated = ({
  clock,
  faults = [],
  seed = 1,
  secrets,
}: {
  clock: Clock
  faults?: readonly string[]
  seed?: number
  secrets?: string
}): { world: World; hooks: ClientHooks } => {
  const world = makeWorld({ clock, seed, ...(secrets !== undefined && { secrets }) })
  applyFaults(world, faults)
  const hooks: ClientHooks = {
    prepare: (client) => void attach(client, world),
    credentials: world.credentials,
    // The SDK's own type of a stack is wider than what the simulation touches of it.
    stsPlugins: [{ applyToStack: (stack) => simulatedPlugin(world).applyToStack(stack as never) }],
  }
  return { world, hooks }
}
