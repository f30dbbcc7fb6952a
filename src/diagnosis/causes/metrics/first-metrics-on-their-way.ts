import { defineCause } from '../../cause.ts'
import { freshMetrics } from '../../metric-list.ts'

/**
 * Export interval of the SDK a minute, batches ten seconds, extraction a minute or two, and the first cumulative point is
 * dropped: later than this nothing is on its way any more.
 */
const longest = 8

/** Services that have just started have no metrics yet; only said when metrics are missed. */
export const firstMetricsOnTheirWay = defineCause({
  kind: 'first-metrics-on-their-way',
  catalogue: ['M8'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'backends',
  effectOf: ['metrics_missing', 'metrics_not_exported', 'metrics_unsent', 'collector_down', 'collector_unreachable'],
  needs: ['applicationMetrics', 'services'],
  judge({ applicationMetrics, services: { services } }, { symptom, environment, now, deployedAt }) {
    if (symptom !== 'metrics' || deployedAt === undefined) return []
    if (freshMetrics(applicationMetrics, now).length > 0) return []
    const running = services.filter(({ name }) => name !== environment.collectorService && services.length > 1)
    const minutes = (now.getTime() - deployedAt.getTime()) / 60_000
    if (running.length === 0 || minutes > longest) return []
    return [
      {
        subject: environment.metricNamespace,
        confidence: 'possible',
        values: { deployed: `${Math.max(1, Math.round(minutes))} min` },
        proof: [
          {
            kind: 'ecs',
            source: 'services',
            subject: running[0]?.name ?? '',
            at: deployedAt,
            text: 'deployment started',
          },
        ],
      },
    ]
  },
})
