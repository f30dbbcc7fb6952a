import { AwsFault, SimulationGap } from '../errors.ts'
import { logic, type Reader, reader } from '../logic.ts'
import { durations, entryOf, marked } from './summary.ts'
import type { Trace } from './trace.ts'

/**
 * The part of X-Ray's filter expressions that the simulation knows: service("x"), ok, error, fault, throttle,
 * duration, responsetime, http.status, http.method, annotation[key], with AND, OR, NOT, ! and parentheses.
 * Source: X-Ray developer guide, "Use filter expressions".
 */
export type TraceFilter = (trace: Trace) => boolean

const token = /\s*(?:"((?:[^"\\]|\\.)*)"|(>=|<=|!=|[=<>!()[\]{}])|([A-Za-z_][\w.]*)|(-?\d+(?:\.\d+)?))/y

type Token = { kind: 'text' | 'sign' | 'word' | 'number'; value: string }

const tokensOf = (expression: string): Token[] => {
  const tokens: Token[] = []
  token.lastIndex = 0
  while (token.lastIndex < expression.trimEnd().length) {
    const match = token.exec(expression)
    if (match === null) throw new AwsFault('InvalidRequestException', `Invalid filter expression: ${expression}`)
    const [, text, sign, word, number] = match
    if (text !== undefined) tokens.push({ kind: 'text', value: text })
    else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign })
    else if (word !== undefined) tokens.push({ kind: 'word', value: word })
    else tokens.push({ kind: 'number', value: number ?? '' })
  }
  return tokens
}

const compare = (sign: string, one: string | number | boolean | undefined, other: string | number): boolean => {
  if (one === undefined) return false
  if (sign === '=') return one === other
  if (sign === '!=') return one !== other
  if (typeof one !== 'number' || typeof other !== 'number')
    throw new SimulationGap('filter expressions', `${sign} on texts`)
  return sign === '>' ? one > other : sign === '<' ? one < other : sign === '>=' ? one >= other : one <= other
}

const valued: Record<string, (trace: Trace) => string | number | undefined> = {
  duration: (trace) => durations(trace).duration,
  responsetime: (trace) => durations(trace).response,
  'http.status': (trace) => entryOf(trace)?.http?.response?.status,
  'http.method': (trace) => {
    const method = entryOf(trace)?.http?.request?.method
    return typeof method === 'string' ? method : undefined
  },
}

const flags: Record<string, TraceFilter> = {
  error: (trace) => marked(trace, 'error'),
  fault: (trace) => marked(trace, 'fault'),
  throttle: (trace) => marked(trace, 'throttle'),
  ok: (trace) => !marked(trace, 'error') && !marked(trace, 'fault') && !marked(trace, 'throttle'),
}

const signs = ['=', '!=', '<', '>', '<=', '>=']

const comparedWith = (tokens: Reader<Token>): { sign: string; value: string | number } => {
  const sign = tokens.take().value
  if (!signs.includes(sign)) throw new SimulationGap('filter expressions', sign)
  const right = tokens.take()
  return { sign, value: right.kind === 'number' ? Number(right.value) : right.value }
}

const annotation = (tokens: Reader<Token>): TraceFilter => {
  if (!tokens.skip('[')) throw tokens.invalid()
  const key = tokens.take().value
  if (!tokens.skip(']')) throw tokens.invalid()
  const { sign, value } = comparedWith(tokens)
  return (trace) => trace.segments.some(({ annotations }) => compare(sign, annotations?.[key], value))
}

const service = (tokens: Reader<Token>): TraceFilter => {
  if (!tokens.skip('(')) throw tokens.invalid()
  const name = tokens.take().value
  if (!tokens.skip(')')) throw tokens.invalid()
  if (tokens.peek()?.value === '{') throw new SimulationGap('filter expressions', 'conditions in braces')
  return (trace) => trace.segments.some((segment) => segment.name === name)
}

const condition = (tokens: Reader<Token>): TraceFilter => {
  const { kind, value: word } = tokens.take()
  if (kind !== 'word') throw tokens.invalid()
  if (word === 'service') return service(tokens)
  if (word === 'annotation') return annotation(tokens)
  const flag = flags[word]
  if (flag !== undefined) return flag
  const read = valued[word]
  if (read === undefined) throw new SimulationGap('filter expressions', `the keyword ${word}`)
  const { sign, value } = comparedWith(tokens)
  return (trace) => compare(sign, read(trace), value)
}

/** @returns whether a trace passes; throws InvalidRequestException for what is no expression, SimulationGap for what we lack. */
export const filterExpression = (expression: string): TraceFilter => {
  const invalid = () => new AwsFault('InvalidRequestException', `Invalid filter expression: ${expression}`)
  const tokens = reader(tokensOf(expression), ({ kind, value }) => (kind === 'text' ? undefined : value), invalid)
  return logic<Token, Trace>(tokens, { and: 'AND', or: 'OR', not: ['NOT', '!'] }, () => condition(tokens))
}
