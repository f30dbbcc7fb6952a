import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { AwsFault, SimulationGap } from '../errors.ts'
import type { Item } from './table.ts'

export type Names = Record<string, string> | undefined
type Values = Record<string, AttributeValue> | undefined
export type Scope = { item: Item | undefined; names: Names; values: Values }

const lexer = /\s*(<>|<=|>=|[=<>(),+-]|[A-Za-z#:_][\w#:.-]*)/y

/** @returns the tokens of a DynamoDB expression; throws ValidationException for what is none. */
export const tokensOf = (expression: string): string[] => {
  const tokens: string[] = []
  lexer.lastIndex = 0
  while (lexer.lastIndex < expression.trimEnd().length) {
    const match = lexer.exec(expression)
    if (match?.[1] === undefined) throw new AwsFault('ValidationException', `Invalid expression: ${expression}`)
    tokens.push(match[1])
  }
  return tokens
}

/** @returns the attribute's name, with its #placeholder replaced; nested paths are not simulated. */
export const nameOf = (token: string, names: Names): string => {
  if (token.includes('.')) throw new SimulationGap('DynamoDB expressions', 'nested paths')
  if (!token.startsWith('#')) return token
  const name = names?.[token]
  if (name === undefined)
    throw new AwsFault(
      'ValidationException',
      `An expression attribute name used in the document path is not defined; attribute name: ${token}`,
    )
  return name
}

/** @returns the value of a :placeholder or of an attribute of the item. */
export const operandOf = (token: string, { item, names, values }: Scope): AttributeValue | undefined => {
  if (!token.startsWith(':')) return item?.[nameOf(token, names)]
  const value = values?.[token]
  if (value === undefined)
    throw new AwsFault(
      'ValidationException',
      `An expression attribute value used in expression is not defined; attribute value: ${token}`,
    )
  return value
}

const bytes = (value: Uint8Array): string => Buffer.from(value).toString('hex')

/** @returns less than, equal to or greater than zero; undefined for values of different types. */
export const compare = (one: AttributeValue, other: AttributeValue): number | undefined => {
  if (one.N !== undefined && other.N !== undefined) return Number(one.N) - Number(other.N)
  if (one.S !== undefined && other.S !== undefined) return one.S < other.S ? -1 : Number(one.S > other.S)
  if (one.B !== undefined && other.B !== undefined)
    return bytes(one.B) < bytes(other.B) ? -1 : Number(bytes(one.B) > bytes(other.B))
  if (one.BOOL !== undefined && other.BOOL !== undefined) return Number(one.BOOL) - Number(other.BOOL)
  return undefined
}
