import type { StateValue } from '@aws-sdk/client-cloudwatch'
import { SimulationGap } from '../errors.ts'
import { logic, reader } from '../logic.ts'
import type { Account } from '../state.ts'
import type { CompositeRule } from './alarm_rules.ts'
import { alarmStateOf } from './alarm_state.ts'

const lexer = /\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*"?([^")]+?)"?\s*\)|(AND|OR|NOT)\b|([()])|(TRUE|FALSE)\b)/y

type Token = { state?: StateValue; alarm?: string; word?: string }

const tokensOf = (rule: string): Token[] => {
  const tokens: Token[] = []
  lexer.lastIndex = 0
  while (lexer.lastIndex < rule.trimEnd().length) {
    const match = lexer.exec(rule)
    if (match === null) throw new SimulationGap('composite alarms', rule)
    const [, state, alarm, word, sign, truth] = match
    if (state !== undefined && alarm !== undefined) tokens.push({ state: state as StateValue, alarm })
    else tokens.push({ word: word ?? sign ?? truth ?? '' })
  }
  return tokens
}

type StateOf = (name: string) => StateValue

const isTrue = (tokens: readonly Token[], stateOf: StateOf): boolean => {
  const invalid = () => new SimulationGap('composite alarms', 'this rule')
  const from = reader(tokens, ({ word }) => word, invalid)
  const rule = logic<Token, StateOf>(from, { and: 'AND', or: 'OR', not: ['NOT'] }, () => {
    const { alarm, state, word } = from.take()
    if (alarm !== undefined) return (states) => states(alarm) === state
    if (word !== 'TRUE' && word !== 'FALSE') throw invalid()
    return () => word === 'TRUE'
  })
  return rule(stateOf)
}

/** @returns the composite alarm's state now, since when, and which of its children made it so. */
export const compositeStateOf = (account: Account, composite: CompositeRule) => {
  const tokens = tokensOf(composite.rule)
  const children = tokens.flatMap(({ alarm }) => account.alarms.find(({ name }) => name === alarm) ?? [])
  const states = new Map(children.map((rule) => [rule.name, alarmStateOf(account, rule)]))
  const state: StateValue = isTrue(tokens, (name) => states.get(name)?.state ?? 'INSUFFICIENT_DATA') ? 'ALARM' : 'OK'
  const causes = [...states].filter(([, child]) => (child.state === 'ALARM') === (state === 'ALARM'))
  const times = causes.map(([, { since }]) => since.getTime())
  const began = state === 'ALARM' ? Math.min(...times) : Math.max(composite.createdAt.getTime(), ...times)
  return { state, since: new Date(Number.isFinite(began) ? began : composite.createdAt.getTime()), causes }
}
