import { ago } from '../../../sandbox/faults/fault.ts'
import { directives } from '../../../sandbox/faults/metrics/change.ts'
import { api, declaring, unreadable, worker, written } from './metrics-change.ts'
import type { Variant, Variants } from './variant.ts'

const of = { 'otelcol.component.id': 'awsemf', 'otelcol.component.kind': 'exporter', 'otelcol.signal': 'metrics' }
const line = (level: string, msg: string, more: Record<string, unknown>): string =>
  JSON.stringify({ level, ts: '2026-11-18T10:20:00.000Z', caller: 'awsemfexporter/x.go:1', msg, ...more })
const inConsole = (level: string, msg: string, more: Record<string, unknown>): string =>
  `2026-11-18T10:20:00.000Z\t${level}\tawsemfexporter@v0.124.0/x.go:9\t${msg}\t${JSON.stringify(more)}`

/** One message as this collector's version writes it, as an older one does, and in the console's form. */
const said = (level: string, msg: string, fields: Record<string, unknown>): Variant[] => [
  { name: 'JSON of now', confidence: 'confirmed', collector: [line(level, msg, { ...of, ...fields })] },
  {
    name: 'JSON with the older keys and another exporter',
    confidence: 'confirmed',
    collector: [line(level, msg, { kind: 'exporter', data_type: 'metrics', name: 'awsemf/prod', ...fields })],
  },
  {
    name: 'the console',
    confidence: 'confirmed',
    collector: [inConsole(level, msg, { kind: 'exporter', data_type: 'metrics', name: 'awsemf', ...fields })],
  },
]

const dims = (count: number) => Array.from({ length: count }, (_, index) => `label.${index}`)

const unit = (value: string) =>
  directives((each) => ({ ...each, Metrics: each.Metrics.map((metric) => ({ ...metric, Unit: value })) }))
const widened = (count: number) =>
  directives((each) => ({ ...each, Metrics: Array.from({ length: count }, (_, index) => ({ Name: `m${index}` })) }))

export const shapesVariants: Variants = {
  'emf-too-many-dimensions': [
    {
      name: 'said at the start, when the configuration cannot be read',
      collector: [
        line('warn', 'Dropped dimension set: > 10 dimensions specified.', { ...of, dimensions: dims(12).join() }),
      ],
      change: unreadable,
      confidence: 'confirmed',
    },
    {
      name: 'said in the console with the older keys',
      collector: [
        inConsole('warn', 'Dropped dimension set: > 10 dimensions specified.', {
          kind: 'exporter',
          name: 'awsemf/apps',
          dimensions: dims(11).join(),
        }),
      ],
      change: unreadable,
      confidence: 'confirmed',
    },
    {
      name: 'eleven declared, though others are whole',
      change: declaring([['service.name'], ['service.name', 'error.type'], dims(11)], ['^http\\.', '^agent\\.']),
      confidence: 'confirmed',
    },
    {
      name: 'more than thirty in an event, rejected by CloudWatch',
      change: written({
        metrics: /^agent\./,
        event: directives((each) => ({ ...each, Dimensions: [dims(31)] })),
        lost: 'as_invalid',
      }),
      confidence: 'confirmed',
    },
  ],
  'emf-too-many-metrics': [
    { name: '101 metrics of one service', count: 101, service: api },
    { name: '240 metrics of another', count: 240, service: worker },
    { name: 'so many in all services', count: 105, service: undefined },
  ].map(({ name, count, service }) => ({
    name,
    confidence: 'confirmed' as const,
    change: written({
      metrics: /^agent\./,
      event: widened(count),
      lost: 'as_invalid',
      ...(service !== undefined && { service }),
    }),
  })),
  'metric-type-unsupported': said('warn', 'Unhandled metric data type.', {
    DataType: 'ExponentialHistogram',
    Name: 'rpc.server.duration',
    Unit: 'ms',
  }),
  'metric-value-not-a-number': said('debug', 'dropped metric with nan value', {
    'metric.name': 'db.pool.usage',
    'metric.attributes': {},
  }),
  'emf-unit-unknown': ['{request}', 'us/op', 'h'].map((value) => ({
    name: `the unit ${value}`,
    confidence: 'likely' as const,
    change: ({ production }) => {
      production.conditions.push({
        kind: 'emf',
        metrics: /^agent\.(?:runs|process)/,
        event: unit(value),
        lost: 'as_invalid',
        since: ago(production, 30),
      })
    },
  })),
}
