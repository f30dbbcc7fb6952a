import type { Account } from '../state.ts'
import type { AlarmRule } from './alarm_rules.ts'
import { type AlarmState, comparedQuery, type Datapoint } from './alarm_state.ts'
import { periodOf } from './query.ts'

const words: Record<string, string> = {
  GreaterThanThreshold: 'greater than the threshold',
  GreaterThanOrEqualToThreshold: 'greater than or equal to the threshold',
  LessThanThreshold: 'less than the threshold',
  LessThanOrEqualToThreshold: 'less than or equal to the threshold',
}

const two = (value: number): string => String(value).padStart(2, '0')

const shortTime = (at: number): string => {
  const date = new Date(at)
  const days = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${two(date.getUTCFullYear() % 100)}`
  return `${days} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`
}

const double = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value))

const isKnown = (point: Datapoint): point is { at: number; value: number } => point.value !== undefined

/** @returns the sentence that CloudWatch writes for a state, in its own form. */
export const stateReasonOf = (rule: AlarmRule, { state, datapoints, breaching }: AlarmState): string => {
  if (datapoints.length === 0) return 'Unchecked: Initial alarm creation'
  const known = datapoints.filter(isKnown).toReversed()
  const of = datapoints.length
  if (known.length === 0) {
    if (state === 'INSUFFICIENT_DATA') return `Insufficient Data: ${of} datapoints were unknown.`
    const treated = rule.treatMissingData === 'breaching' ? 'Breaching' : 'NonBreaching'
    return `Threshold Crossed: no datapoints were received for ${of} periods and ${of} missing datapoints were treated as [${treated}].`
  }
  const alarming = state === 'ALARM'
  const counted = alarming ? breaching : known.length - breaching
  const shown = known.map(({ at, value }) => `${double(value)} (${shortTime(at)})`).join(', ')
  const verb = `${counted === 1 ? 'was' : 'were'}${alarming ? '' : ' not'}`
  const needed = alarming ? rule.datapointsToAlarm : rule.evaluationPeriods - rule.datapointsToAlarm + 1
  const step = alarming ? 'OK -> ALARM' : 'ALARM -> OK'
  return `Threshold Crossed: ${counted} out of the last ${of} datapoints [${shown}] ${verb} ${words[rule.comparison]} (${double(rule.threshold)}) (minimum ${needed} datapoint${needed === 1 ? '' : 's'} for ${step} transition).`
}

const awsTime = (at: number): string => new Date(at).toISOString().replace('Z', '+0000')

/** @returns the JSON that CloudWatch keeps beside the sentence, as of the moment when the state changed. */
export const stateReasonDataOf = (_account: Account, rule: AlarmRule, state: AlarmState): string => {
  const known = state.datapoints.filter(isKnown)
  const { MetricStat } = comparedQuery(rule) ?? {}
  return JSON.stringify({
    version: '1.0',
    queryDate: awsTime(state.since.getTime()),
    ...(known[0] === undefined ? {} : { startDate: awsTime(known[0].at) }),
    ...(MetricStat === undefined ? {} : { statistic: MetricStat.Stat }),
    period: periodOf(rule.queries),
    recentDatapoints: known.map(({ value }) => value),
    threshold: rule.threshold,
    evaluatedDatapoints: known.toReversed().map(({ at, value }) => ({ timestamp: awsTime(at), value })),
  })
}
