import { SimulationGap } from '../errors.ts'
import { type Reader, reader } from '../logic.ts'
import { called, combined, type Points, type Scope, signs, single, type Value } from './math_functions.ts'

const lexer = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z][A-Za-z0-9_]*)|(>=|<=|==|!=|[-+*/()[\],<>]))/y

const tokensOf = (expression: string): string[] => {
  const tokens: string[] = []
  lexer.lastIndex = 0
  while (lexer.lastIndex < expression.trimEnd().length) {
    const match = lexer.exec(expression)
    if (match === null) throw new SimulationGap('metric math', expression)
    tokens.push(match[0].trim())
  }
  return tokens
}

const levels = [
  ['>', '<', '>=', '<=', '==', '!='],
  ['+', '-'],
  ['*', '/'],
]

const binary = (scope: Scope, sign: string, [left, right]: [Value, Value]): Value => {
  const work = signs[sign]
  const [one, other] = [single(left), single(right)]
  if (work === undefined) throw new SimulationGap('metric math', sign)
  if (typeof one === 'number' && typeof other === 'number') return work(one, other)
  return combined(scope.times, [one, other], work)
}

const listFrom = (tokens: Reader<string>, scope: Scope, end: string): Value[] => {
  const values: Value[] = []
  while (!tokens.skip(end)) {
    if (values.length > 0 && !tokens.skip(',')) throw tokens.invalid()
    values.push(levelFrom(tokens, scope, 0))
  }
  return values
}

const named = (tokens: Reader<string>, scope: Scope, name: string): Value => {
  if (!/^[A-Za-z]/.test(name)) throw tokens.invalid()
  if (tokens.skip('(')) return called(name, listFrom(tokens, scope, ')'), scope)
  const metric = scope.metrics.get(name)
  if (metric === undefined) throw new SimulationGap('metric math', `the id ${name}`)
  return metric
}

const primaryFrom = (tokens: Reader<string>, scope: Scope): Value => {
  const token = tokens.take()
  if (/^\d/.test(token)) return Number(token)
  if (token === '-') return binary(scope, '-', [0, primaryFrom(tokens, scope)])
  if (token === '[') {
    return listFrom(tokens, scope, ']')
      .map(single)
      .filter((value) => typeof value !== 'number')
  }
  if (token !== '(') return named(tokens, scope, token)
  const inner = levelFrom(tokens, scope, 0)
  if (!tokens.skip(')')) throw tokens.invalid()
  return inner
}

const levelFrom = (tokens: Reader<string>, scope: Scope, depth: number): Value => {
  const own = levels[depth]
  if (own === undefined) return primaryFrom(tokens, scope)
  let left = levelFrom(tokens, scope, depth + 1)
  while (own.includes(tokens.peek() ?? '')) {
    left = binary(scope, tokens.take(), [left, levelFrom(tokens, scope, depth + 1)])
  }
  return left
}

/**
 * The part of CloudWatch's metric math that the simulation knows: + - * / and comparisons, parentheses, numbers, ids,
 * FILL(m, number), IF(condition, a, b), and SUM, MIN, MAX, AVG of [a, b] or METRICS(). Anything else throws.
 * Source: CloudWatch user guide, "Using math expressions".
 * @returns the expression's points over the scope's times; throws a SimulationGap for what the simulation does not know
 */
export const evaluate = (expression: string, scope: Scope): Points => {
  const tokens = reader(
    tokensOf(expression),
    (token) => token,
    () => new SimulationGap('metric math', expression),
  )
  const value = single(levelFrom(tokens, scope, 0))
  if (!tokens.done()) throw tokens.invalid()
  return typeof value === 'number' ? new Map(scope.times.map((time) => [time, value])) : value
}
