import { parseArgs } from 'node:util'
import type { Argument } from './commands/args.ts'

const quotes: Record<string, string> = { '"': '"', "'": "'", '“': '”', '”': '”', '„': '“', '‘': '’', '’': '’' }

/**
 * Splits a line as a person types it in a chat client: straight and typographic quotes group words, and the dash that
 * phones make of `--` is a `--` again.
 * @returns the words; an unclosed quote ends at the end of the line
 */
export const wordsOf = (line: string): string[] => {
  const words: string[] = []
  let word: string | undefined
  let closing: string | undefined
  for (const character of line.replace(/[\u00a0\u3000]/g, ' ').trim()) {
    if (closing !== undefined) {
      if (character === closing) closing = undefined
      else word = (word ?? '') + character
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (quotes[character] !== undefined && (word === undefined || word.endsWith('='))) {
      closing = quotes[character]
      word ??= ''
    } else {
      word = (word ?? '') + character
    }
  }
  if (word !== undefined) words.push(word)
  return words.map((each) => each.replace(/^[—–](?=[a-z])/i, '--'))
}

/** @returns the words as one line that `wordsOf` splits into them again. */
export const lineOf = (words: readonly string[]): string =>
  words.map((word) => (word === '' || /[\s"'“”„‘’]/.test(word) ? `"${word.replaceAll('"', '”')}"` : word)).join(' ')

export type ParsedWords =
  | { ok: true; values: Record<string, string | boolean>; rest: string[] }
  | { ok: false; problem: 'unknownOption' | 'missingValue' | 'unexpectedValue' | 'repeated'; name: string }

/** @returns the options by name and the words that belong to none; or the first thing that is wrong. */
export const parseWords = (words: readonly string[], known: readonly Argument[]): ParsedWords => {
  const types = new Map(known.map(({ name, isFlag }) => [name, isFlag ? ('boolean' as const) : ('string' as const)]))
  const options = Object.fromEntries([...types].map(([name, type]) => [name, { type }]))
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true })
  const values: Record<string, string | boolean> = {}
  const rest: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') rest.push(token.value)
    if (token.kind !== 'option') continue
    const type = types.get(token.name)
    if (type === undefined) return { ok: false, problem: 'unknownOption', name: token.rawName }
    if (Object.hasOwn(values, token.name)) return { ok: false, problem: 'repeated', name: token.rawName }
    if (type === 'boolean' && token.value !== undefined)
      return { ok: false, problem: 'unexpectedValue', name: token.rawName }
    const value = type === 'boolean' ? true : token.value
    // `--last --errors`: the next option is not a value.
    if (value === undefined || (typeof value === 'string' && value.startsWith('--')))
      return { ok: false, problem: 'missingValue', name: token.rawName }
    values[token.name] = value
  }
  return { ok: true, values, rest }
}
