import { canaryService } from '../../canary/wire.ts'
import type { Metric, MetricQuery } from '../../ports.ts'
import { defineFact, type FactContext, minutesBefore, windowMinutes } from './fact.ts'
import type { Measured } from './schemas.ts'

/** One call of GetMetricData takes 500 queries; a collector has a few dozen metrics worth reading. */
const mostQueries = 400

const telling =
  /^otelcol_(receiver_(accepted|refused)|processor_memory_limiter_refused|exporter_(sent|send_failed|enqueue_failed)|exporter_queue_(size|capacity)|process_uptime)/

const gauges = /queue_(size|capacity)|process_uptime/

const measure = async (
  { ports, now }: FactContext,
  asked: { metric: Metric; statistic: string; periodSeconds: number }[],
  from: Date,
): Promise<Measured[]> => {
  const queries: MetricQuery[] = asked.map((query, index) => ({ id: `q${index}`, ...query }))
  const series = await ports.metrics.read(queries, from, now)
  return asked.map(({ metric, statistic }, index) => ({
    metric,
    statistic,
    points: series.find(({ id }) => id === `q${index}`)?.points ?? [],
  }))
}

/** Every metric of a namespace over the window, in one call of the AWS CLI. */
const searchCommand = ({
  namespace,
  region,
  statistic,
}: Record<'namespace' | 'region' | 'statistic', string>): string => {
  const search = `SEARCH('\\''Namespace="${namespace}"'\\'', '\\''${statistic}'\\'', ${windowMinutes * 60})`
  const queries = `[{"Id":"all","Expression":"${search.replaceAll('"', '\\"')}"}]`
  const times = `--start-time "$(date -u -d '-${windowMinutes} min' +%FT%TZ)" --end-time "$(date -u +%FT%TZ)"`
  return `aws cloudwatch get-metric-data --metric-data-queries '${queries}' ${times} --region ${region}`
}

export const collectorMetrics = defineFact({
  name: 'collectorMetrics',
  needs: [],
  async fetch(context) {
    const { ports, environment, now } = context
    const from = minutesBefore(now, windowMinutes)
    const { metrics, complete } = await ports.metrics.list(environment.collectorNamespace, { recentlyActive: true })
    const own = metrics
      .filter(({ name }) => telling.test(name))
      .slice(0, mostQueries)
      .map((metric) => ({ metric, statistic: gauges.test(metric.name) ? 'Maximum' : 'Sum', periodSeconds: 60 }))
    const emf = ['EMFValidationErrors', 'EMFParsingErrors'].map((name) => ({
      metric: { namespace: 'AWS/Logs', name, dimensions: { LogGroupName: environment.emfLogGroup } },
      statistic: 'Sum',
      periodSeconds: 60,
    }))
    return { series: await measure(context, [...own, ...emf], from), complete, from }
  },
  command: ({ collectorNamespace, region }) =>
    searchCommand({ namespace: collectorNamespace, region, statistic: 'Sum' }),
})

/** What lasts so many minutes is no peak. */
const sustainedMinutes = 5

export const collectorUsage = defineFact({
  name: 'collectorUsage',
  needs: [],
  async fetch(context) {
    const { cluster, collectorService } = context.environment
    const dimensions = { ClusterName: cluster, ServiceName: collectorService }
    const asked = ['CPUUtilization', 'MemoryUtilization'].map((name) => ({
      metric: { namespace: 'AWS/ECS', name, dimensions },
      statistic: 'Average',
      periodSeconds: 60,
    }))
    const [cpu, memory] = await measure(context, asked, minutesBefore(context.now, windowMinutes))
    const cpuPercent = cpu?.points.at(-1)?.value
    const memoryPercent = memory?.points.at(-1)?.value
    const lately = cpu?.points.slice(-sustainedMinutes).map(({ value }) => value) ?? []
    return {
      ...(cpuPercent !== undefined && { cpuPercent }),
      ...(memoryPercent !== undefined && { memoryPercent }),
      ...(lately.length === sustainedMinutes && { cpuLowestPercent: Math.min(...lately) }),
    }
  },
  command: ({ cluster, collectorService, region }) =>
    `aws cloudwatch get-metric-statistics --namespace AWS/ECS --metric-name MemoryUtilization --dimensions Name=ClusterName,Value=${cluster} Name=ServiceName,Value=${collectorService} --statistics Average --period 60 --start-time "$(date -u -d '-15 min' +%FT%TZ)" --end-time "$(date -u +%FT%TZ)" --region ${region}`,
})

/** Minutes in which a count that only ever grows can be told from traffic. */
const shownCounts = 10

export const applicationMetrics = defineFact({
  name: 'applicationMetrics',
  needs: [],
  async fetch(context) {
    const { ports, environment, now } = context
    const { metrics, complete } = await ports.metrics.list(environment.metricNamespace, { recentlyActive: true })
    const asked = metrics
      // A canary's point says nothing of the applications'.
      .filter(({ dimensions }) => dimensions['service.name'] !== canaryService)
      .slice(0, mostQueries)
      .map((metric) => ({ metric, statistic: 'SampleCount', periodSeconds: 60 }))
    const measured = asked.length === 0 ? [] : await measure(context, asked, minutesBefore(now, 3 * 60))
    return {
      metrics: measured.map(({ metric, points }) => {
        const lastAt = points.at(-1)?.at
        const counts = points.slice(-shownCounts).map(({ value }) => value)
        return { metric, ...(lastAt !== undefined && { lastAt, counts }) }
      }),
      complete,
    }
  },
  command: ({ metricNamespace, region }) =>
    searchCommand({ namespace: metricNamespace, region, statistic: 'SampleCount' }),
})
