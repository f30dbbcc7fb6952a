import { defineCause } from '../../cause.ts'
import { isListed, validationErrors } from '../../metric-list.ts'

/** ListMetrics shows a new metric up to so many minutes late. Source: CloudWatch API reference, ListMetrics. */
const lag = 15
/** An event that stands so long before the window's begin shows that the metric is not new. */
const knownMs = 3 * 60_000

/** A new metric is not listed yet; only said when metrics are missed. */
export const metricNotListedYet = defineCause({
  kind: 'metric-not-listed-yet',
  catalogue: ['M7'],
  source: 'documented',
  symptoms: ['metrics'],
  hop: 'backends',
  effectOf: ['metrics_missing', 'metrics_not_exported', 'collector_down'],
  needs: ['emfEvents', 'applicationMetrics'],
  wants: ['collectorMetrics'],
  judge({ emfEvents, applicationMetrics, collectorMetrics }, { symptom, environment: { metricNamespace }, now }) {
    if (symptom !== 'metrics' || !applicationMetrics.complete) return []
    if (collectorMetrics !== undefined && validationErrors(collectorMetrics) > 0) return []
    const since = emfEvents.readFrom.getTime() + knownMs
    const fresh = emfEvents.kinds
      .filter(({ namespaces, firstAt }) => namespaces.includes(metricNamespace) && firstAt.getTime() > since)
      .filter(({ firstAt }) => now.getTime() - firstAt.getTime() < lag * 60_000)
    for (const { metrics, firstAt, count } of fresh) {
      const metric = metrics.find(({ name, declared }) => declared && !isListed(applicationMetrics, name))
      if (metric === undefined) continue
      return [
        {
          subject: metric.name,
          confidence: 'possible',
          values: { namespace: metricNamespace },
          proof: [
            { kind: 'count', source: 'emfEvents', at: firstAt, name: metric.name, value: count, minutes: lag },
            { kind: 'absent', source: 'applicationMetrics', what: metric.name, where: metricNamespace },
          ],
        },
      ]
    }
    return []
  },
  command: ({ subject }, { metricNamespace, region }) =>
    `aws cloudwatch get-metric-statistics --namespace ${metricNamespace} --metric-name ${subject} --statistics SampleCount --period 60 --start-time "$(date -u -d '-15 min' +%FT%TZ)" --end-time "$(date -u +%FT%TZ)" --region ${region}`,
})
