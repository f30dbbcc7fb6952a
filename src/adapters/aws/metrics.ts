import {
  CloudWatchClient,
  GetMetricDataCommand,
  ListMetricsCommand,
  type MetricDataQuery,
  type MetricDataResult,
} from '@aws-sdk/client-cloudwatch'
import { type Metric, type MetricQuery, type Metrics, PortError, type Series } from '../../ports.ts'
import { batches, bounded } from './batches.ts'
import type { Clients } from './clients.ts'
import { calling } from './errors.ts'
import { metricFrom, metricTo } from './metric.ts'
import { allPages, pages } from './pages.ts'

type Asked = { cloudWatch: CloudWatchClient; abortSignal: AbortSignal }

const reading = 'cloudwatch:GetMetricData'

const list = async ({ cloudWatch, abortSignal }: Asked, Namespace: string, options: Parameters<Metrics['list']>[1]) => {
  const { recentlyActive, name } = options
  const { items, complete } = await pages(20, async (NextToken) => {
    const command = new ListMetricsCommand({
      Namespace,
      ...(name !== undefined && { MetricName: name }),
      ...(recentlyActive && { RecentlyActive: 'PT3H' }),
      ...(NextToken && { NextToken }),
    })
    const page = await calling('cloudwatch:ListMetrics', cloudWatch.send(command, { abortSignal }))
    return { items: (page.Metrics ?? []).map(metricFrom), next: page.NextToken }
  })
  const different = new Map<string, Metric>(items.map((metric) => [keyOf(metric), metric]))
  return { metrics: [...different.values()], complete }
}

const keyOf = ({ namespace, name, dimensions }: Metric): string =>
  JSON.stringify([namespace, name, Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))])

/** CloudWatch's ids must begin with a lower-case letter; ours need not, so it is given its own. */
const queryFor = ({ metric, statistic, periodSeconds }: MetricQuery, index: number): MetricDataQuery => ({
  Id: `q${index}`,
  MetricStat: { Metric: metricTo(metric), Period: periodSeconds, Stat: statistic },
})

const pointsOf = (results: readonly MetricDataResult[]): Series['points'] => {
  const points = results.flatMap(({ Timestamps = [], Values = [] }) =>
    Timestamps.flatMap((at, index) => {
      const value = Values[index]
      return value === undefined ? [] : [{ at, value }]
    }),
  )
  return points.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Throws when a result is not whole; PartialData is only whole when the last page of it says Complete. */
const assertComplete = (results: readonly MetricDataResult[]) => {
  const { StatusCode: status, Messages: messages = [] } = results.at(-1) ?? {}
  if (results.length > 0 && (status === 'Complete' || status === undefined)) return
  const detail = messages.map(({ Code, Value }) => `${Code}: ${Value}`).join('; ')
  const reason = status === 'Forbidden' ? 'access_denied' : 'unavailable'
  throw new PortError(reason, reading, `${status ?? 'no result'} ${detail}`.trim().slice(0, 500))
}

const read = async ({ cloudWatch, abortSignal }: Asked, queries: MetricQuery[], [from, to]: [Date, Date]) => {
  const items = await allPages(reading, 50, async (NextToken) => {
    const command = new GetMetricDataCommand({
      MetricDataQueries: queries.map(queryFor),
      StartTime: from,
      EndTime: to,
      ScanBy: 'TimestampAscending',
      ...(NextToken && { NextToken }),
    })
    const page = await calling(reading, cloudWatch.send(command, { abortSignal }))
    return { items: page.MetricDataResults ?? [], next: page.NextToken }
  })
  const byId = Map.groupBy(items, ({ Id }) => Id)
  return queries.map(({ id }, index): Series => {
    const results = byId.get(`q${index}`) ?? []
    assertComplete(results)
    return { id, points: pointsOf(results) }
  })
}

/** Pages of 500 metrics: two are enough to see whether the services' metrics are elsewhere. Source: ListMetrics, page size. */
const withDimension = async ({ cloudWatch, abortSignal }: Asked, Name: string) => {
  const { items, complete } = await pages(2, async (NextToken) => {
    const command = new ListMetricsCommand({
      Dimensions: [{ Name }],
      RecentlyActive: 'PT3H',
      ...(NextToken && { NextToken }),
    })
    const page = await calling('cloudwatch:ListMetrics', cloudWatch.send(command, { abortSignal }))
    return { items: (page.Metrics ?? []).map(metricFrom), next: page.NextToken }
  })
  return { metrics: items, complete }
}

/** @returns the CloudWatch metrics port. A call reads at most 500 queries (GetMetricData's limit); more are split. */
export const metrics = (clients: Clients, { signal }: { signal: AbortSignal }): Metrics => {
  const asked: Asked = { cloudWatch: clients.of(CloudWatchClient), abortSignal: signal }
  return {
    list: (namespace, options) => list(asked, namespace, options),
    withDimension: (name) => withDimension(asked, name),
    read: async (queries, from, to) =>
      (await bounded(batches(queries, 500), 5, (batch) => read(asked, batch, [from, to]))).flat(),
  }
}
