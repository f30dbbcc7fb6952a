import type { Surroundings } from '../commands/command.ts'
import type { AccountPorts, Metric, MetricQuery, Series } from '../ports.ts'
import { fail, ok, type Result } from '../result.ts'

type MetricRow = { metric: Metric; lastAt?: Date; latest?: number }
export type MetricSeries = { metric: Metric; statistic: string; points: Series['points'] }
type MetricList = { kind: 'list'; namespace: string; rows: MetricRow[]; complete: boolean }
type OneMetric = {
  kind: 'one'
  namespace: string
  name: string
  series: MetricSeries[]
  /** How many dimension sets the metric has. */
  of: number
  windowMs: number
}
export type MetricsValue = MetricList | OneMetric

/** Rows that fit one answer, and dimension sets of one metric that do. */
const mostRows = 60
const mostSets = 5
/** Five numbers a set: how many, the average, and the percentiles that the product names. */
const statistics = ['SampleCount', 'Average', 'p50', 'p95', 'p99'] as const
/** CloudWatch's own limit for "recently active". */
const recentMs = 3 * 3_600_000

type Asked = Omit<MetricQuery, 'id'>

const measure = async (ports: AccountPorts, asked: readonly Asked[], window: { from: Date; to: Date }) => {
  const queries = asked.map((query, index) => ({ ...query, id: `m${index}` }))
  const series = await ports.metrics.read(queries, window.from, window.to)
  return asked.map(({ metric, statistic }, index): MetricSeries => {
    const points = series.find(({ id }) => id === `m${index}`)?.points ?? []
    return { metric, statistic, points }
  })
}

/** Steps of one window: about sixty, in whole minutes. */
const stepSeconds = (windowMs: number): number => Math.max(60, Math.ceil(windowMs / 3_600_000) * 60)

/** @returns the namespace's metrics with their newest point; *unknown* when none has any. */
export const metricList = async (
  windowMs: number,
  ports: AccountPorts,
  { environment, now }: Surroundings,
): Promise<Result<MetricsValue>> => {
  const to = now()
  const namespace = environment.metricNamespace
  const found = await ports.metrics.list(namespace, { recentlyActive: windowMs <= recentMs })
  const asked = found.metrics
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .slice(0, mostRows)
    .map((metric): Asked => ({ metric, statistic: 'Average', periodSeconds: stepSeconds(windowMs) }))
  const window = { from: new Date(to.getTime() - windowMs), to }
  const measured = asked.length === 0 ? [] : await measure(ports, asked, window)
  const rows = measured.map(({ metric, points }): MetricRow => {
    const newest = points.at(-1)
    return newest === undefined ? { metric } : { metric, lastAt: newest.at, latest: newest.value }
  })
  const complete = found.complete && found.metrics.length <= mostRows
  const any = rows.some(({ lastAt }) => lastAt !== undefined)
  return ok({ kind: 'list', namespace, rows, complete }, any ? 'passed' : 'unknown')
}

/** @returns one metric's numbers, from the applications' namespace or the collector's; or `not_found`. */
export const oneMetric = async (
  { name, windowMs }: { name: string; windowMs: number },
  ports: AccountPorts,
  { environment, now, words }: Surroundings,
): Promise<Result<MetricsValue>> => {
  const to = now()
  const namespaces = [environment.metricNamespace, environment.collectorNamespace]
  const lists = await Promise.all(
    namespaces.map((namespace) => ports.metrics.list(namespace, { recentlyActive: false, name })),
  )
  const found = lists.flatMap(({ metrics }) => metrics).filter((metric) => metric.name === name)
  const [first] = found
  if (first === undefined) return fail('not_found', words.metrics.noSuchMetric(name, namespaces))
  const breadth = ({ dimensions }: Metric) => Object.keys(dimensions).length
  const sets = found.toSorted((one, other) => breadth(one) - breadth(other)).slice(0, mostSets)
  const periodSeconds = stepSeconds(windowMs)
  const asked = sets.flatMap((metric) => statistics.map((statistic): Asked => ({ metric, statistic, periodSeconds })))
  const series = await measure(ports, asked, { from: new Date(to.getTime() - windowMs), to })
  const value: OneMetric = { kind: 'one', namespace: first.namespace, name, series, of: found.length, windowMs }
  return ok(value, series.some(({ points }) => points.length > 0) ? 'passed' : 'unknown')
}
