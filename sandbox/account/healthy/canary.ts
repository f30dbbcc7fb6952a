import type { Account } from '../state.ts'

/** Makes the canary function of a stack. */
export const makeCanary = (account: Account): void => {
  const { canaryFunction } = account.environment
  if (canaryFunction !== null) account.functions.names.add(canaryFunction)
}
