/** Reads tokens one after the other. */
export type Reader<T> = {
  peek(): T | undefined
  /** The next token; throws at the end. */
  take(): T
  /** Takes the next token if it is one of these words, in any case. */
  skip(...words: readonly string[]): boolean
  done(): boolean
  invalid(): Error
}

/**
 * @param word a token's text where it can be a word of the grammar, undefined where it is quoted
 * @param invalid the error of the language that is read
 */
export const reader = <T>(
  tokens: readonly T[],
  word: (token: T) => string | undefined,
  invalid: () => Error,
): Reader<T> => {
  let at = 0
  return {
    peek: () => tokens[at],
    take() {
      const token = tokens[at++]
      if (token === undefined) throw invalid()
      return token
    },
    skip(...words) {
      const token = tokens[at]
      const found = token !== undefined && words.includes(word(token)?.toUpperCase() ?? '')
      if (found) at++
      return found
    },
    done: () => at >= tokens.length,
    invalid,
  }
}

export type Predicate<S> = (subject: S) => boolean
export type LogicWords = { and: string; or: string; not: readonly string[] }

/**
 * @param condition reads what stands between the words: one comparison, one function
 * @returns the whole expression: OR of ANDs of conditions, with negation and parentheses, read to its end
 */
export const logic = <T, S>(from: Reader<T>, words: LogicWords, condition: () => Predicate<S>): Predicate<S> => {
  const primary = (): Predicate<S> => {
    if (from.skip(...words.not)) {
      const inner = primary()
      return (subject) => !inner(subject)
    }
    if (!from.skip('(')) return condition()
    const inner = either()
    if (!from.skip(')')) throw from.invalid()
    return inner
  }
  const joined = (word: string, part: () => Predicate<S>): Predicate<S>[] => {
    const parts = [part()]
    while (from.skip(word)) parts.push(part())
    return parts
  }
  const both = (): Predicate<S> => {
    const parts = joined(words.and, primary)
    return (subject) => parts.every((part) => part(subject))
  }
  const either = (): Predicate<S> => {
    const parts = joined(words.or, both)
    return (subject) => parts.some((part) => part(subject))
  }
  const whole = either()
  if (!from.done()) throw from.invalid()
  return whole
}
