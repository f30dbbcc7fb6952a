import { defineCheck, settling } from '../check.ts'
import type { Judgement } from '../findings.ts'
import { nonZero, sinceFirst } from '../flow.ts'

/** A data point older than this is stale: SDK export interval a minute, batching and EMF extraction a few more. */
const freshMinutes = 10

export const freshMetrics = defineCheck({
  name: 'fresh-metrics',
  hop: 'backends',
  needs: ['applicationMetrics'],
  judge({ applicationMetrics: { metrics } }, { environment, now }) {
    const source = 'applicationMetrics'
    const settlesWithin = settling.backends
    const namespace = environment.metricNamespace
    if (metrics.length === 0)
      return [{ status: 'failed', seen: { kind: 'metricsNone', namespace }, source, settlesWithin }]
    const times = metrics.flatMap(({ lastAt }) => lastAt ?? []).map((at) => at.getTime())
    const newest = times.length === 0 ? undefined : new Date(Math.max(...times))
    if (newest === undefined || now.getTime() - newest.getTime() > freshMinutes * 60_000)
      return [
        {
          status: 'failed',
          seen: { kind: 'metricsStale', namespace, lastAt: newest },
          source,
          at: newest,
          settlesWithin,
        },
      ]
    const seen = { kind: 'metricsFresh', namespace, count: metrics.length, lastAt: newest } as const
    return [{ status: 'passed', seen, source, at: newest }]
  },
})

export const emfAccepted = defineCheck({
  name: 'emf-accepted',
  hop: 'backends',
  needs: ['collectorMetrics'],
  wants: ['applicationMetrics'],
  judge({ collectorMetrics: { series, from }, applicationMetrics }) {
    const source = 'collectorMetrics'
    const errors = series.filter(({ metric }) => /^EMF(Validation|Parsing)Errors$/.test(metric.name))
    const count = errors.flatMap(({ points }) => points).reduce((sum, { value }) => sum + value, 0)
    const since = sinceFirst(nonZero(errors), from)
    if (count > 0)
      return [
        { status: 'failed', seen: { kind: 'emfRejected', count, since }, source, at: since?.at } satisfies Judgement,
      ]
    // CloudWatch reports these only when there are some; with metrics arriving, none is good news.
    return (applicationMetrics?.metrics.length ?? 0) > 0
      ? [{ status: 'passed', seen: { kind: 'emfClean' }, source }]
      : []
  },
})
