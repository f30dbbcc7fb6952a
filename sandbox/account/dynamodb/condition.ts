import { AwsFault, SimulationGap } from '../errors.ts'
import { logic, type Predicate, type Reader, reader } from '../logic.ts'
import { compare, operandOf, type Scope, tokensOf } from './expression.ts'

const signs: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
}

const called = (name: string, given: readonly string[], scope: Scope): boolean => {
  const value = operandOf(given[0] ?? '', scope)
  if (name === 'attribute_exists') return value !== undefined
  if (name === 'attribute_not_exists') return value === undefined
  const start = given[1] === undefined ? undefined : operandOf(given[1], scope)?.S
  if (name === 'begins_with' && start !== undefined) return value?.S?.startsWith(start) === true
  throw new SimulationGap('DynamoDB conditions', `the function ${name}`)
}

const ordered = (scope: Scope, left: string, sign: string, right: string): boolean => {
  const [one, other] = [operandOf(left, scope), operandOf(right, scope)]
  const order = one === undefined || other === undefined ? undefined : compare(one, other)
  if (order === undefined) return sign === '<>'
  return signs[sign]?.(order) === true
}

const argumentsFrom = (tokens: Reader<string>): string[] => {
  const given: string[] = []
  while (!tokens.skip(')')) {
    if (!tokens.skip(',')) given.push(tokens.take())
  }
  return given
}

const condition = (tokens: Reader<string>): Predicate<Scope> => {
  const left = tokens.take()
  if (tokens.skip('(')) {
    const given = argumentsFrom(tokens)
    return (scope) => called(left, given, scope)
  }
  if (tokens.skip('BETWEEN')) {
    const low = tokens.take()
    if (!tokens.skip('AND')) throw tokens.invalid()
    const high = tokens.take()
    return (scope) => ordered(scope, left, '>=', low) && ordered(scope, left, '<=', high)
  }
  const sign = tokens.take()
  if (!(sign in signs)) throw tokens.invalid()
  const right = tokens.take()
  return (scope) => ordered(scope, left, sign, right)
}

/**
 * @returns whether the item fulfils the condition: comparisons, BETWEEN, attribute_exists, attribute_not_exists,
 * begins_with, AND, OR, NOT and parentheses; an absent expression holds
 */
export const fulfils = (expression: string | undefined, scope: Scope): boolean => {
  if (expression === undefined) return true
  const invalid = () =>
    new AwsFault('ValidationException', `Invalid expression: Syntax error; expression: ${expression}`)
  const tokens = reader(tokensOf(expression), (token) => token, invalid)
  return logic<string, Scope>(tokens, { and: 'AND', or: 'OR', not: ['NOT'] }, () => condition(tokens))(scope)
}
