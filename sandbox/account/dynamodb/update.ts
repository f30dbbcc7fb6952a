import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { AwsFault, SimulationGap } from '../errors.ts'
import { nameOf, operandOf, type Scope, tokensOf } from './expression.ts'
import type { Item } from './table.ts'

const number = (value: AttributeValue | undefined): number => {
  if (value?.N === undefined)
    throw new AwsFault('ValidationException', 'An operand in the update expression has an incorrect data type')
  return Number(value.N)
}

/** One operand: an attribute, a :value, or if_not_exists(attribute, value). */
const operand = (tokens: string[], scope: Scope): AttributeValue | undefined => {
  const token = tokens.shift() ?? ''
  if (tokens[0] !== '(') return operandOf(token, scope)
  const [, first = '', , second = ''] = tokens.splice(0, 5)
  if (token !== 'if_not_exists') throw new SimulationGap('DynamoDB updates', `the function ${token}`)
  return operandOf(first, scope) ?? operandOf(second, scope)
}

const assigned = (tokens: string[], scope: Scope): AttributeValue => {
  let value = operand(tokens, scope)
  while (tokens[0] === '+' || tokens[0] === '-') {
    const sign = tokens.shift()
    const other = number(operand(tokens, scope))
    value = { N: String(number(value) + (sign === '+' ? other : -other)) }
  }
  if (value === undefined)
    throw new AwsFault(
      'ValidationException',
      'The provided expression refers to an attribute that does not exist in the item',
    )
  return value
}

const clauses = (expression: string): [word: string, tokens: string[]][] => {
  const found: [string, string[]][] = []
  for (const token of tokensOf(expression)) {
    if (['SET', 'REMOVE', 'ADD', 'DELETE'].includes(token.toUpperCase())) found.push([token.toUpperCase(), []])
    else found.at(-1)?.[1].push(token)
  }
  return found
}

/** @returns the item after SET, REMOVE and ADD (numbers); DELETE and sets throw a SimulationGap. */
export const updated = (expression: string, scope: Scope): Item => {
  const item: Item = { ...scope.item }
  for (const [word, tokens] of clauses(expression)) {
    if (word === 'DELETE') throw new SimulationGap('DynamoDB updates', 'DELETE')
    while (tokens.length > 0) {
      const name = nameOf(tokens.shift() ?? '', scope.names)
      if (word === 'REMOVE') delete item[name]
      else if (word === 'ADD')
        item[name] = { N: String(number(item[name] ?? { N: '0' }) + number(operandOf(tokens.shift() ?? '', scope))) }
      else if (tokens.shift() === '=') item[name] = assigned(tokens, scope)
      else
        throw new AwsFault('ValidationException', `Invalid UpdateExpression: Syntax error; expression: ${expression}`)
      if (tokens[0] === ',') tokens.shift()
    }
  }
  return item
}
