import type { MetricDataQuery, StateValue } from '@aws-sdk/client-cloudwatch'
import { day, hour, minute as minuteMs } from '../clock.ts'
import { SimulationGap } from '../errors.ts'
import { type Account, cached } from '../state.ts'
import type { AlarmRule } from './alarm_rules.ts'
import { answersOf, periodOf } from './query.ts'

export type Datapoint = { at: number; value: number | undefined }
type Judgement = { state: StateValue; datapoints: Datapoint[]; breaching: number }
export type AlarmState = Judgement & { since: Date; evaluatedAt: number }

/** The metrics that an evaluation sees are those of a minute before: later ones are still arriving. */
const behind = minuteMs
/** States are followed back at most so far to find when they began. */
const memory = 3 * day

const comparisons: Record<string, (value: number, threshold: number) => boolean> = {
  GreaterThanThreshold: (value, threshold) => value > threshold,
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
}

/** @returns the query that is compared with the threshold. */
export const comparedQuery = (rule: AlarmRule): MetricDataQuery | undefined =>
  rule.queries.find(({ ReturnData }) => ReturnData !== false) ?? rule.queries[0]

const datapointsAt = (account: Account, rule: AlarmRule, at: number): Datapoint[] => {
  const ms = periodOf(rule.queries) * 1000
  const times = Array.from({ length: rule.evaluationPeriods }, (_, index) => at - (rule.evaluationPeriods - index) * ms)
  const points = answersOf(account, rule.queries, () => ({ times, ms })).get(comparedQuery(rule)?.Id ?? '')
  return times.map((time) => ({ at: time, value: points?.get(time) }))
}

const judged = (account: Account, rule: AlarmRule, at: number): Judgement => {
  const compare = comparisons[rule.comparison]
  if (compare === undefined) throw new SimulationGap('alarms', `the comparison ${rule.comparison}`)
  const datapoints = datapointsAt(account, rule, at)
  const known = datapoints.flatMap(({ value }) => (value === undefined ? [] : [value]))
  const missing = datapoints.length - known.length
  const breaching = known.filter((value) => compare(value, rule.threshold)).length
  const counted = breaching + (rule.treatMissingData === 'breaching' ? missing : 0)
  if (counted >= rule.datapointsToAlarm) return { state: 'ALARM', datapoints, breaching }
  const blind = known.length === 0 && rule.treatMissingData === 'missing'
  return { state: blind ? 'INSUFFICIENT_DATA' : 'OK', datapoints, breaching }
}

const judgedOnce = (account: Account, rule: AlarmRule, at: number): Judgement => {
  const known = cached(account, `alarm ${rule.name}`, () => new Map<number, Judgement>())
  const before = known.get(at)
  if (before !== undefined) return before
  const judgement = judged(account, rule, at)
  known.set(at, judgement)
  return judgement
}

/**
 * Nothing changes an alarm's state on its own: before the first trouble of the account it was as it is then. A rolling
 * deployment is no trouble, since it never runs fewer tasks than wanted.
 */
const firstTrouble = (account: Account, now: number): number => {
  const troubles = [
    ...account.conditions.map(({ since }) => since.getTime()),
    ...[...account.clusters.byName.values()].flatMap(({ tasks }) =>
      tasks.flatMap(({ stoppedAt, stopCode }) =>
        stoppedAt === undefined || stopCode === 'ServiceSchedulerInitiated' ? [] : [stoppedAt.getTime()],
      ),
    ),
    ...account.putMetrics.map(({ minute }) => minute * minuteMs),
  ].filter((at) => at > now - memory)
  return Math.min(now, ...troubles) - hour
}

/** @returns the alarm's state now and since when, worked out from the metrics minute by minute. */
export const alarmStateOf = (account: Account, rule: AlarmRule): AlarmState => {
  const now = account.clock.now().getTime()
  const latest = Math.floor((now - behind) / minuteMs) * minuteMs
  const created = Math.ceil(rule.createdAt.getTime() / minuteMs) * minuteMs
  if (latest <= created) {
    return { state: 'INSUFFICIENT_DATA', datapoints: [], breaching: 0, since: rule.createdAt, evaluatedAt: created }
  }
  const { state } = judgedOnce(account, rule, latest)
  const earliest = Math.max(created + minuteMs, firstTrouble(account, now))
  let began = latest
  while (began > earliest && judgedOnce(account, rule, began - minuteMs).state === state) began -= minuteMs
  const settled = began <= earliest ? created + rule.evaluationPeriods * periodOf(rule.queries) * 1000 : began
  const first = Math.min(began, Math.max(settled, created + minuteMs))
  const { datapoints, breaching } = judgedOnce(account, rule, first)
  return { state, datapoints, breaching, since: new Date(Math.min(now, first + behind + 21_000)), evaluatedAt: first }
}
