import type { Card } from '../card.ts'
import { PortError } from '../ports.ts'
import { type Failure, fail, type Reason, type Result } from '../result.ts'
import { code, type Rich, say } from '../rich.ts'
import type { Words } from '../words/words.ts'

/** @returns the sentence for something that could not be had, with the outside text where there is one. */
export const cannot = ({ reason, detail }: { reason: Reason; detail: string }, words: Words): Rich =>
  detail === '' ? words.reasons[reason] : say`${words.reasons[reason]} ${code(detail, 300)}`

/** @returns a failure in the reader's words. */
export const failureOf = (missing: { reason: Reason; detail: string }, words: Words): Failure =>
  fail(missing.reason, cannot(missing, words))

/** @returns what `work` answers, or its port's refusal as a failure; bugs go on throwing. */
export const attempt = async <T>(words: Words, work: () => Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PortError) return failureOf(error, words)
    throw error
  }
}

/** @returns the card of an answer that is none. */
export const failureCard = ({ message }: Failure): Card => ({ mark: 'unknown', headline: message, parts: [] })
