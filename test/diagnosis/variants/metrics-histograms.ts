import { ago } from '../../../sandbox/faults/fault.ts'
import { runningTotal } from '../../../sandbox/faults/metrics/change.ts'
import {
  aggregation,
  all,
  api,
  type Change,
  temporality,
  unreadable,
  variables,
  worker,
  written,
} from './metrics-change.ts'
import type { Variants } from './variant.ts'

const duplicate = (fields: Record<string, unknown>): string =>
  JSON.stringify({
    level: 'warn',
    ts: '2026-11-18T10:20:00Z',
    caller: 'g.go:94',
    msg: 'Duplicate metric found',
    ...fields,
  })

export const totals = (minutes: number, service: string, metrics = /duration$|tokens$/): Change => {
  return ({ production }) => {
    const since = ago(production, minutes)
    production.conditions.push({ kind: 'emf', service, metrics, values: runningTotal(since), since })
  }
}

export const histogramsVariants: Variants = {
  'histograms-cumulative': [
    {
      name: 'of all routes of a service, for two hours',
      change: all(variables(api, { [temporality]: 'cumulative' }), totals(120, api)),
      confidence: 'confirmed',
    },
    {
      name: 'the configuration cannot be read',
      change: all(unreadable, variables(worker, { [temporality]: undefined }), totals(25, worker)),
      confidence: 'likely',
    },
    {
      name: 'an SDK that does not read the variable',
      change: totals(40, worker, /tokens$/),
      confidence: 'likely',
    },
  ],
  'histogram-without-percentiles': [
    {
      name: 'explicit buckets by name',
      change: all(
        variables(api, { [aggregation]: 'explicit_bucket_histogram' }),
        written({ service: api, metrics: /duration$/, statistics: true }),
      ),
      confidence: 'confirmed',
    },
    {
      name: 'a view in the code, whatever the variable says',
      change: written({ service: worker, metrics: /tokens$/, statistics: true }),
      confidence: 'likely',
    },
    {
      name: 'the configuration cannot be read',
      change: all(
        unreadable,
        variables(worker, { [aggregation]: undefined }),
        written({ service: worker, metrics: /tokens$/, statistics: true }),
      ),
      confidence: 'confirmed',
    },
  ],
  'metric-identity-shared': [
    {
      name: 'JSON of now, service by its label',
      collector: [
        duplicate({
          'otelcol.component.id': 'awsemf',
          'otelcol.component.kind': 'exporter',
          Name: 'http.server.request.duration',
          Labels: { 'service.name': api },
        }),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'older keys, labels of Prometheus',
      collector: [
        duplicate({
          kind: 'exporter',
          data_type: 'metrics',
          name: 'awsemf/prod',
          Name: 'up',
          Labels: { service_name: 'x' },
        }),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'the console, without labels',
      collector: [
        '2026-11-18T10:20:00.000Z\twarn\tawsemfexporter@v0.100.0/grouped_metric.go:87\tDuplicate metric found\t{"kind": "exporter", "data_type": "metrics", "name": "awsemf", "Name": "queue.depth", "Labels": {}}',
      ],
      confidence: 'confirmed',
    },
  ],
}
