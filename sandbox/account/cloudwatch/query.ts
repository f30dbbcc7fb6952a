import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch'
import { minute } from '../clock.ts'
import { AwsFault, SimulationGap } from '../errors.ts'
import type { Account } from '../state.ts'
import { evaluate } from './math.ts'
import type { Points } from './math_functions.ts'
import { dimensionsOf } from './put.ts'
import { seriesNamed, valuesBetween } from './series.ts'
import { statisticOf } from './statistics.ts'

/** Where the periods begin (ms, oldest first) and how long they are. */
export type Periods = { times: readonly number[]; ms: number }

const known = new Set(['Id', 'MetricStat', 'Expression', 'Label', 'ReturnData', 'Period'])

/** @returns the period in seconds that a set of queries has in common. */
export const periodOf = (queries: readonly MetricDataQuery[]): number => {
  const periods = new Set(queries.flatMap(({ MetricStat, Period }) => MetricStat?.Period ?? Period ?? []))
  const [period = 60] = periods
  if (period % 60 !== 0) throw new SimulationGap('CloudWatch', `the period ${period}`)
  return period
}

/** @returns one metric's points, one for each period that has values. */
const pointsOf = (account: Account, query: MetricDataQuery, { times, ms }: Periods): Points => {
  const { Metric, Stat = '', Unit } = query.MetricStat ?? {}
  const series = seriesNamed(account, {
    namespace: Metric?.Namespace ?? '',
    name: Metric?.MetricName ?? '',
    dimensions: dimensionsOf(Metric?.Dimensions),
  }).filter(({ unit }) => Unit === undefined || Unit === unit)
  const points = new Map<number, number>()
  for (const time of times) {
    const told = Stat.startsWith('p')
      ? series.filter(({ statistics }) => statistics?.(Math.floor(time / minute)) !== true)
      : series
    const value = statisticOf(valuesBetween(account, told, { from: time, to: time + ms }), Stat)
    if (value !== undefined) points.set(time, value)
  }
  return points
}

/** @returns every query's points by its id; expressions may use the ids of others, also of expressions before them. */
export const answersOf = (
  account: Account,
  queries: readonly MetricDataQuery[],
  periodsFor: (seconds: number) => Periods,
): Map<string, Points> => {
  const answers = new Map<string, Points>()
  for (const query of queries) {
    const unknown = Object.keys(query).find((member) => !known.has(member))
    if (unknown !== undefined) throw new SimulationGap('CloudWatch.GetMetricData', `MetricDataQueries.${unknown}`)
    if (!/^[a-z][A-Za-z0-9_]*$/.test(query.Id ?? '')) {
      throw new AwsFault(
        'ValidationError',
        `The value ${query.Id} for parameter MetricDataQueries.member.1.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`,
      )
    }
    if (query.MetricStat !== undefined)
      answers.set(query.Id ?? '', pointsOf(account, query, periodsFor(periodOf([query]))))
  }
  const metrics = new Map(answers)
  for (const { Id = '', Expression } of queries) {
    if (Expression === undefined) continue
    const used = queries.filter(
      (query) => query.MetricStat !== undefined && new RegExp(`\\b${query.Id}\\b`).test(Expression),
    )
    const periods = new Set(used.map((query) => periodOf([query])))
    if (periods.size > 1) throw new SimulationGap('metric math', 'metrics of different periods')
    const scope = {
      metrics: Expression.includes('METRICS') ? metrics : answers,
      times: periodsFor(periodOf(used.length > 0 ? used : queries)).times,
    }
    answers.set(Id, evaluate(Expression, scope))
  }
  return answers
}
