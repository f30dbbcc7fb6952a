import type {
  GetMetricDataCommandInput,
  GetMetricDataCommandOutput,
  ListMetricsCommandInput,
  ListMetricsCommandOutput,
  MetricDataQuery,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch'
import { day, hour } from '../clock.ts'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'
import { offsetOf, pageOf } from '../paging.ts'
import { cached } from '../state.ts'
import type { Points } from './math_functions.ts'
import { answersOf, type Periods } from './query.ts'
import { activeWithin, seriesOf } from './series.ts'

/** Without RecentlyActive AWS looks back two weeks; the simulation a day, which is all that any of its metrics needs. */
export const listMetrics = operation<ListMetricsCommandInput, ListMetricsCommandOutput>({
  members: ['Namespace', 'MetricName', 'Dimensions', 'NextToken', 'RecentlyActive'],
  answer({ Namespace, MetricName, Dimensions = [], NextToken, RecentlyActive }, { account }) {
    const reach = RecentlyActive === 'PT3H' ? 3 * hour : day
    const minute = Math.floor(account.clock.now().getTime() / 60_000)
    const found = cached(
      account,
      `metrics ${Namespace} ${MetricName} ${JSON.stringify(Dimensions)} ${reach} ${minute}`,
      () =>
        seriesOf(account)
          .filter((series) => Namespace === undefined || series.namespace === Namespace)
          .filter(({ listedFrom = 0 }) => listedFrom <= account.clock.now().getTime())
          .filter((series) => MetricName === undefined || series.name === MetricName)
          .filter((series) =>
            Dimensions.every(({ Name = '', Value }) =>
              Value === undefined ? Name in series.dimensions : series.dimensions[Name] === Value,
            ),
          )
          .filter((series) => activeWithin(account, series, reach)),
    )
    const page = pageOf(found, { token: NextToken, size: account.pageSizes.metrics, invalid: 'InvalidNextToken' })
    return {
      Metrics: page.items.map(({ namespace, name, dimensions }) => ({
        Namespace: namespace,
        MetricName: name,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      })),
      NextToken: page.next,
    }
  },
})

const periodsBetween =
  (from: Date, to: Date) =>
  (seconds: number): Periods => {
    const ms = seconds * 1000
    const first = Math.floor(from.getTime() / ms) * ms
    const count = Math.max(0, Math.ceil((to.getTime() - first) / ms))
    return { ms, times: Array.from({ length: count }, (_, index) => first + index * ms) }
  }

type Flat = { query: MetricDataQuery; time: number; value: number }

const flat = (queries: readonly MetricDataQuery[], answers: ReadonlyMap<string, Points>, ascending: boolean): Flat[] =>
  queries.flatMap((query) => {
    const points = [...(answers.get(query.Id ?? '') ?? [])].map(([time, value]) => ({ query, time, value }))
    return ascending ? points : points.reverse()
  })

const resultOf = (query: MetricDataQuery, points: readonly Flat[], complete: boolean): MetricDataResult => ({
  Id: query.Id,
  Label: query.Label ?? query.MetricStat?.Metric?.MetricName ?? query.Id,
  Timestamps: points.map(({ time }) => new Date(time)),
  Values: points.map(({ value }) => value),
  StatusCode: complete ? 'Complete' : 'PartialData',
})

/** GetMetricData takes at most this many queries. Source: CloudWatch API reference. */
const queriesAtOnce = 500

const check = ({ MetricDataQueries: queries = [], StartTime, EndTime }: GetMetricDataCommandInput): void => {
  if (queries.length > queriesAtOnce) {
    throw new AwsFault(
      'ValidationError',
      `The collection MetricDataQueries must not have a size greater than ${queriesAtOnce}.`,
    )
  }
  if (StartTime === undefined || EndTime === undefined || StartTime >= EndTime) {
    throw new AwsFault('ValidationError', 'The parameter StartTime must be less than the parameter EndTime.')
  }
  const doubled = queries.find(({ Id }, index) => queries.findIndex((query) => query.Id === Id) !== index)
  if (doubled !== undefined) {
    throw new AwsFault(
      'ValidationError',
      `The values for parameter id in MetricDataQueries are not unique: ${doubled.Id}.`,
    )
  }
}

export const getMetricData = operation<GetMetricDataCommandInput, GetMetricDataCommandOutput>({
  members: ['MetricDataQueries', 'StartTime', 'EndTime', 'NextToken', 'ScanBy', 'MaxDatapoints'],
  answer(input, { account }) {
    check(input)
    const { MetricDataQueries = [], StartTime = new Date(0), EndTime = new Date(0), NextToken, MaxDatapoints } = input
    const answers = answersOf(account, MetricDataQueries, periodsBetween(StartTime, EndTime))
    const returned = MetricDataQueries.filter(({ ReturnData }) => ReturnData !== false)
    const all = flat(returned, answers, input.ScanBy === 'TimestampAscending')
    const from = offsetOf(NextToken, 'InvalidNextToken')
    const page = pageOf(all, {
      token: NextToken,
      wished: MaxDatapoints,
      size: account.pageSizes.metricPoints,
      invalid: 'InvalidNextToken',
    })
    const rest = new Set(all.slice(from + page.items.length).map(({ query }) => query))
    const results = returned.flatMap((query) => {
      const points = page.items.filter((point) => point.query === query)
      const empty = (answers.get(query.Id ?? '')?.size ?? 0) === 0
      return points.length > 0 || (empty && from === 0) ? [resultOf(query, points, !rest.has(query))] : []
    })
    return { MetricDataResults: results, Messages: [], NextToken: page.next }
  },
})
