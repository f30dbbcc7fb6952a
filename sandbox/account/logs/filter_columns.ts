import { AwsFault } from '../errors.ts'
import { comparison } from './wildcard.ts'

type Column = { rest: boolean; matches(value: string): boolean }

const invalid = (): AwsFault => new AwsFault('InvalidParameterException', 'Invalid filter pattern')

const test = (text: string): ((value: string) => boolean) => {
  const match = /^\w+\s*(!=|<=|>=|=|<|>)\s*(?:"([^"]*)"|(\S+))$/.exec(text.trim())
  const [, sign, quoted, bare] = match ?? []
  if (sign === undefined) throw invalid()
  const compare = comparison(sign, quoted ?? bare ?? '', quoted !== undefined)
  return (value) =>
    compare(/^-?\d+(\.\d+)?$/.test(value) && quoted === undefined && !bare?.includes('*') ? Number(value) : value)
}

const columnOf = (text: string): Column => {
  if (text === '...') return { rest: true, matches: () => true }
  if (/^\w+$/.test(text)) return { rest: false, matches: () => true }
  const alternatives = text.split('||').map((part) => part.split('&&').map(test))
  return { rest: false, matches: (value) => alternatives.some((all) => all.every((one) => one(value))) }
}

/** @returns the words of a message; what stands in brackets or quotes is one word, without them. */
const wordsOf = (message: string): string[] =>
  [...message.matchAll(/\[([^\]]*)\]|"([^"]*)"|(\S+)/g)].map(
    ([, bracketed, quoted, bare]) => bracketed ?? quoted ?? bare ?? '',
  )

/** @returns whether a message's words, separated by spaces, fulfil the columns in brackets; `...` stands for any number. */
export const columnsPattern = (pattern: string): ((message: string) => boolean) => {
  if (!pattern.endsWith(']')) throw invalid()
  const columns = pattern
    .slice(1, -1)
    .split(',')
    .map((text) => columnOf(text.trim()))
  const gap = columns.findIndex(({ rest }) => rest)
  return (message) => {
    const words = wordsOf(message)
    if (gap === -1 ? words.length !== columns.length : words.length < columns.length - 1) return false
    const after = words.length - columns.length
    return columns.every(
      (column, index) => column.rest || column.matches(words[gap !== -1 && index > gap ? index + after : index] ?? ''),
    )
  }
}
