import type { CanaryStep, CanaryStepName, StepError } from '../ports/canary.ts'

/** What a step fails with: a reason from the closed list, and what the other side said. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure'
  readonly reason: StepError
  readonly detail: string
  constructor(reason: StepError, detail: string) {
    super(`${reason}: ${detail}`)
    this.reason = reason
    this.detail = detail
  }
}

const longest = 300

/** @returns outside text on one line, without control characters, at most 300 characters. */
const cleaned = (text: string): string =>
  text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)

/** @returns how an error reads: a step's own failure as it is, anything else as `failed` with its message. */
const failureOf = (error: unknown): StepFailure =>
  error instanceof StepFailure
    ? error
    : new StepFailure('failed', error instanceof Error ? `${error.name}: ${error.message}` : 'no error was given')

const tenths = (milliseconds: number): number => Math.round(milliseconds * 10) / 10

export type Timed<T> = { step: CanaryStep; value?: T }

/**
 * Does one step under a deadline, whatever it waits for.
 * @param milliseconds after which it has failed as `timed_out`
 * @returns how long it took, in milliseconds with tenths, and what it gave or why it failed; it never throws
 */
export const timed = async <T>(
  step: CanaryStepName,
  milliseconds: number,
  work: () => Promise<{ value: T; detail?: string }>,
): Promise<Timed<T>> => {
  const began = performance.now()
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new StepFailure('timed_out', `no answer within ${milliseconds} ms`)),
    milliseconds,
  )
  const took = () => ({ step, milliseconds: tenths(performance.now() - began) })
  try {
    const { value, detail } = await Promise.race([work(), late.promise])
    return { step: { ...took(), ...(detail !== undefined && { detail: cleaned(detail) }) }, value }
  } catch (error) {
    const { reason, detail } = failureOf(error)
    return { step: { ...took(), error: reason, detail: cleaned(detail) } }
  } finally {
    clearTimeout(timer)
  }
}
