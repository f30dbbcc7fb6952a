import { PortError } from '../ports.ts'

/** @returns the promise's value, or fails as `timed_out` after so many milliseconds; the timer holds nothing open. */
export const within = <T>(milliseconds: number, operation: string, promise: Promise<T>): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new PortError('timed_out', operation, '')), milliseconds)
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
