import { ago } from '../../../sandbox/faults/fault.ts'
import {
  all,
  api,
  type Change,
  configured,
  temporality,
  variables,
  worker,
  written,
} from '../variants/metrics-change.ts'
import { totals } from '../variants/metrics-histograms.ts'
import type { NearMisses } from '../variants/variant.ts'

const converted = (settings: object): Change =>
  configured(({ processors, service }) => {
    Object.assign(processors, { cumulativetodelta: settings })
    service.pipelines.metrics.processors.splice(1, 0, 'cumulativetodelta')
  })

const measured = (name: string): Change => {
  return ({ production }) => {
    const since = ago(production, 40)
    const values = (minute: number) => [minute % 5]
    production.conditions.push({ kind: 'measured', service: api, name, unit: 'Count', values, since })
  }
}

const cumulative = variables(worker, { [temporality]: 'cumulative' })

const duplicate = (id: string) =>
  JSON.stringify({ level: 'warn', msg: 'Duplicate metric found', 'otelcol.component.id': id, Name: 'a', Labels: {} })

/** More requests from minute to minute, as in a morning, but not in each. */
const morning: Change = written({
  service: api,
  metrics: /duration$/,
  values: (of, minute) => [
    ...(of(minute) ?? []),
    ...Array.from({ length: (minute % 40) + 9 * (minute % 3) }, () => 0.1),
  ],
})

export const valuesNearMisses: NearMisses = {
  'first-point-dropped': [
    { name: 'nobody asked', change: cumulative },
    { name: 'converted before awsemf', symptom: 'metrics', change: all(cumulative, converted({})) },
    { name: 'deltas', symptom: 'metrics' },
    {
      name: 'the first point is kept',
      symptom: 'metrics',
      change: all(
        cumulative,
        configured(({ exporters }) => {
          Object.assign(exporters.awsemf, { retain_initial_value_of_delta_metric: true })
        }),
      ),
    },
  ],
  'export-interval-too-long': [
    { name: 'rarely, but deltas', change: variables(worker, { OTEL_METRIC_EXPORT_INTERVAL: '600000' }) },
    {
      name: 'cumulative every minute',
      change: variables(worker, { OTEL_METRIC_EXPORT_INTERVAL: '60000', [temporality]: 'cumulative' }),
    },
    {
      name: 'rarely, with a converter that remembers an hour',
      change: all(
        converted({}),
        variables(worker, { OTEL_METRIC_EXPORT_INTERVAL: '600000', [temporality]: 'cumulative' }),
      ),
    },
  ],
  'histograms-cumulative': [
    { name: 'cumulative, converted before awsemf', change: all(cumulative, converted({})) },
    { name: 'counts that rise all the time, converted before awsemf', change: all(converted({}), totals(40, worker)) },
    { name: 'traffic that rises', change: morning },
    { name: 'cumulative by its variable, but nothing grows', change: cumulative },
  ],
  'histogram-without-percentiles': [
    { name: 'a healthy stack has histograms with values' },
    {
      name: 'explicit buckets by the variable, but none is written',
      change: variables(api, { OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION: undefined }),
    },
  ],
  'metric-identity-shared': [
    { name: "of the collector's own metrics", collector: [duplicate('awsemf/self')] },
    {
      name: 'an application says something alike',
      applications: ['{"levelname":"WARNING","message":"Duplicate metric found: runs","name":"agent","n":1}'],
    },
  ],
  'updown-counter-as-delta': [
    { name: 'they are filtered, so what comes is a gauge', change: measured('http.server.active_requests') },
    { name: "a gauge of the service's own", change: measured('agent.active_sessions') },
  ],
  'counter-reset-missed': [
    { name: 'nobody asked', faults: ['histograms-cumulative'] },
    { name: 'deployed with deltas', faults: ['histogram-without-percentiles'], symptom: 'metrics' },
    { name: 'cumulative, not restarted for a long time', symptom: 'metrics', change: cumulative },
  ],
}
