import { AwsFault } from '../errors.ts'

const term = /\s*([-?]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/y

type Term = { sign: string; text: string }

const termsOf = (pattern: string): Term[] => {
  const terms: Term[] = []
  term.lastIndex = 0
  while (term.lastIndex < pattern.length) {
    const match = term.exec(pattern)
    const [, sign = '', quoted, bare] = match ?? []
    if (match === null || (bare !== undefined && !/^\w+$/.test(bare))) {
      throw new AwsFault('InvalidParameterException', 'Invalid filter pattern')
    }
    terms.push({ sign, text: quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '' })
  }
  return terms
}

/**
 * Terms that must all be there, -terms that must not, or ?terms of which one must be. Where ?terms stand beside others
 * they are ignored, as the guide says. Case matters. A bare term is letters, digits and underscores; others are quoted.
 * @returns whether a message matches
 */
export const termsPattern = (pattern: string): ((message: string) => boolean) => {
  const terms = termsOf(pattern)
  const texts = (sign: string) => terms.filter((one) => one.sign === sign).map(({ text }) => text)
  const [needed, unwanted, any] = [texts(''), texts('-'), texts('?')]
  if (needed.length + unwanted.length === 0) return (message) => any.some((text) => message.includes(text))
  return (message) => needed.every((text) => message.includes(text)) && !unwanted.some((text) => message.includes(text))
}
