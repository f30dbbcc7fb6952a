import { AwsFault } from '../errors.ts'
import { logic, type Reader, reader } from '../logic.ts'
import { comparison } from './wildcard.ts'

type Matcher = (document: unknown) => boolean

const lexer =
  /\s*(?:(\$(?:\.?\[\s*(?:'[^']*'|"[^"]*"|\d+)\s*\]|\.[\w@-]+)+)|(IS\s+NULL|IS\s+TRUE|IS\s+FALSE|NOT\s+EXISTS)\b|(&&|\|\||!=|<=|>=|[=<>(){}])|"((?:[^"\\]|\\.)*)"|([^\s"(){}&|=<>!]+))/y

type Token = { kind: 'selector' | 'state' | 'sign' | 'quoted' | 'bare'; text: string }

const invalid = (): AwsFault => new AwsFault('InvalidParameterException', 'Invalid filter pattern')

const tokensOf = (pattern: string): Token[] => {
  const tokens: Token[] = []
  const kinds = ['selector', 'state', 'sign', 'quoted', 'bare'] as const
  lexer.lastIndex = 0
  while (lexer.lastIndex < pattern.length) {
    const match = lexer.exec(pattern)
    if (match === null) throw invalid()
    const index = match.slice(1).findIndex((part) => part !== undefined)
    tokens.push({ kind: kinds[index] ?? 'bare', text: match[index + 1] ?? '' })
  }
  return tokens
}

const keysOf = (selector: string): string[] =>
  [...selector.slice(1).matchAll(/\[\s*(?:'([^']*)'|"([^"]*)"|(\d+))\s*\]|\.([\w@-]+)/g)].map(
    ([, single, double, index, name]) => single ?? double ?? index ?? name ?? '',
  )

/** @returns what stands at the selector, or undefined. */
const selected = (document: unknown, keys: readonly string[]): unknown => {
  let value = document
  for (const key of keys) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
  }
  return value
}

const states: Record<string, (value: unknown) => boolean> = {
  'IS NULL': (value) => value === null,
  'IS TRUE': (value) => value === true,
  'IS FALSE': (value) => value === false,
  'NOT EXISTS': (value) => value === undefined,
}

const conditionFrom = (tokens: Reader<Token>): Matcher => {
  const selector = tokens.take()
  if (selector.kind !== 'selector') throw invalid()
  const keys = keysOf(selector.text)
  const next = tokens.take()
  const state = next.kind === 'state' ? states[next.text.replace(/\s+/, ' ')] : undefined
  if (state !== undefined) return (document) => state(selected(document, keys))
  const wanted = tokens.take()
  if (next.kind !== 'sign' || !['quoted', 'bare'].includes(wanted.kind)) throw invalid()
  const compare = comparison(next.text, wanted.text, wanted.kind === 'quoted')
  return (document) => compare(selected(document, keys))
}

const parsed = (tokens: readonly Token[]): Matcher => {
  const from = reader(tokens, ({ kind, text }) => (kind === 'sign' ? text : undefined), invalid)
  return logic<Token, unknown>(from, { and: '&&', or: '||', not: [] }, () => conditionFrom(from))
}

/** @returns whether a message is JSON and fulfils the conditions in braces. */
export const jsonPattern = (pattern: string): ((message: string) => boolean) => {
  if (!pattern.endsWith('}')) throw invalid()
  const matches = parsed(tokensOf(pattern.slice(1, -1).trim()))
  return (message) => {
    if (!message.trimStart().startsWith('{')) return false
    try {
      return matches(JSON.parse(message))
    } catch {
      return false
    }
  }
}
