import { expect } from 'vitest'
import { PortError, type PortReason } from '../../src/ports.ts'

/** Expects a call to fail as a port fails, for that reason; returns the error. */
export const failsWith = async (reason: PortReason, call: Promise<unknown>): Promise<PortError> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof PortError)) throw new Error(`Expected a PortError (${reason}), got: ${String(error)}`)
  expect(error.reason).toBe(reason)
  return error
}
