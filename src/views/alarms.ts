import type { Card, Mark, Row } from '../card.ts'
import type { AlarmsValue } from '../commands/alarms.ts'
import type { ViewContext } from '../commands/command.ts'
import { consolePages } from '../console.ts'
import { facts } from '../diagnosis/facts.ts'
import type { Environment } from '../environment.ts'
import type { Alarm } from '../ports.ts'
import { code, dated, link, type Rich, say } from '../rich.ts'
import type { Words } from '../words/words.ts'

const marks: Record<Alarm['state'], Mark> = { ok: 'passed', alarm: 'failed', insufficient_data: 'unknown' }

/** CloudWatch's comparison operators as people write them. Source: CloudWatch API, PutMetricAlarm. */
const signs: Record<string, string> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '≥',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
}

const figure = (value: number): string => String(Number(value.toPrecision(4)))

/** @returns an alarm as the JSON contract has it. */
export const alarmInJson = (alarm: Alarm, environment: Environment) => ({
  name: alarm.name,
  state: alarm.state.toUpperCase(),
  since: alarm.since.toISOString(),
  ...(alarm.threshold !== undefined && { threshold: alarm.threshold }),
  ...(alarm.value !== undefined && { value: alarm.value }),
  actions: alarm.actionsEnabled ? alarm.actions.length : 0,
  url: consolePages.alarm(environment, alarm.name),
})

const numbers = ({ value, threshold, comparison = '' }: Alarm, words: Words): Rich[] => {
  if (threshold === undefined) return []
  const sign = signs[comparison] ?? comparison
  return value === undefined
    ? [words.alarms.threshold(sign, figure(threshold))]
    : [words.alarms.against(figure(value), sign, figure(threshold))]
}

const rowOf = (alarm: Alarm, { words, environment }: ViewContext): Row => {
  const { name, state, since, stateReason, actions, actionsEnabled } = alarm
  return {
    mark: marks[state],
    title: say`${link(name, consolePages.alarm(environment, name))} ${words.alarms.states[state]} ${words.alarms.since(dated(since))}`,
    details: [
      ...numbers(alarm, words),
      ...(state === 'alarm' ? [[code(stateReason, 200)]] : []),
      ...(actions.length === 0 || !actionsEnabled ? [words.alarms.noAction] : []),
    ],
  }
}

const headline = (list: readonly Alarm[], { words, environment }: ViewContext): { mark: Mark; text: Rich } => {
  const firing = list.filter(({ state }) => state === 'alarm').length
  const unclear = list.filter(({ state }) => state === 'insufficient_data').length
  if (list.length === 0) return { mark: 'warning', text: words.alarms.none(environment.alarmPrefix) }
  if (firing > 0) return { mark: 'failed', text: words.alarms.firing(firing, list.length) }
  if (unclear > 0) return { mark: 'unknown', text: words.alarms.unclear(unclear) }
  return { mark: 'passed', text: words.alarms.quiet(list.length) }
}

/** @returns every alarm, firing ones first. */
export const alarmsView = ({ alarms }: AlarmsValue, context: ViewContext): Card => {
  const { words, environment, line, commands } = context
  const { mark, text } = headline(alarms, context)
  return {
    mark,
    headline: text,
    parts: [
      ...(alarms.length === 0 ? [] : [{ kind: 'rows' as const, rows: alarms.map((alarm) => rowOf(alarm, context)) }]),
      ...(commands ? [{ kind: 'code' as const, text: facts.alarms.command(environment, {}) }] : []),
    ],
    buttons: [
      { label: words.answers.again, does: 'run', line },
      { label: words.answers.verify, does: 'run', line: `verify ${environment.name}` },
      { label: words.answers.share, does: 'share' },
    ],
  }
}
