import { defineFact, minutesBefore, windowMinutes } from './fact.ts'

/** Fresh enough that nobody has to look elsewhere: several export intervals and EMF's delay. */
const freshMinutes = 10
/** Names of services that are kept for each namespace. */
const mostServices = 20
const mostTraces = 100
/** GetTraceSummaries takes at most a day. Source: X-Ray, API reference. */
const olderMinutes = 24 * 60

export const otherNamespaces = defineFact({
  name: 'otherNamespaces',
  needs: ['applicationMetrics'],
  async fetch({ ports, environment, now }, { applicationMetrics: { metrics } }) {
    const { metricNamespace, collectorNamespace } = environment
    const since = minutesBefore(now, freshMinutes)
    if (metrics.some(({ lastAt }) => lastAt !== undefined && lastAt > since)) return []
    const found = await ports.metrics.withDimension('service.name')
    const others = found.metrics.filter(
      ({ namespace }) => namespace !== metricNamespace && namespace !== collectorNamespace,
    )
    return [...Map.groupBy(others, ({ namespace }) => namespace)].map(([namespace, list]) => ({
      namespace,
      metrics: list.length,
      services: [...new Set(list.map(({ dimensions }) => dimensions['service.name'] ?? ''))].slice(0, mostServices),
    }))
  },
  command: ({ region }) =>
    `aws cloudwatch list-metrics --dimensions Name=service.name --recently-active PT3H --region ${region}`,
})

export const indexedTraces = defineFact({
  name: 'indexedTraces',
  needs: ['traceDestination'],
  async fetch({ ports, environment, now }, { traceDestination: where }) {
    if (where !== 'logs') return null
    const from = minutesBefore(now, windowMinutes)
    const keep = ({ environment: of }: { environment?: string | undefined }) =>
      of === undefined || of === environment.deploymentEnvironment
    const { traces, complete } = await ports.traces.recent({ source: 'xray', from, to: now, limit: mostTraces, keep })
    return { count: traces.length, services: [...new Set(traces.flatMap(({ services }) => services))], complete }
  },
  command: ({ region }) =>
    `aws xray get-trace-summaries --start-time "$(date -u -d '-15 min' +%s)" --end-time "$(date -u +%s)" --region ${region}`,
})

export const olderTraces = defineFact({
  name: 'olderTraces',
  needs: ['traceDestination', 'traces'],
  async fetch({ ports, environment, now }, { traceDestination: source, traces: { traces, from } }) {
    if (traces.length > 0) return null
    const keep = ({ environment: of }: { environment?: string | undefined }) =>
      of === undefined || of === environment.deploymentEnvironment
    const older = { source, from: minutesBefore(now, olderMinutes), to: from, limit: 1, keep }
    const [newest] = (await ports.traces.recent(older)).traces
    return newest === undefined ? null : { newestAt: newest.startedAt, id: newest.id }
  },
  command: ({ region }) =>
    `aws xray get-trace-summaries --start-time "$(date -u -d '-24 hours' +%s)" --end-time "$(date -u +%s)" --region ${region}`,
})

export const traceGroups = defineFact({
  name: 'traceGroups',
  needs: [],
  fetch: ({ ports }) => ports.traces.groups(),
  command: ({ region }) => `aws xray get-groups --region ${region}`,
})
