import { directives } from '../../../sandbox/faults/metrics/change.ts'
import { all, configured, declaring, silent, unreadable, watched, worker, written } from '../variants/metrics-change.ts'
import type { NearMisses } from '../variants/variant.ts'

const labels = (count: number) => Array.from({ length: count }, (_, index) => `label.${index}`)
const application = (message: string) =>
  JSON.stringify({ asctime: '2026-11-18 10:20:00,000', levelname: 'WARNING', name: 'agent', message, attempt: 2 })

export const shapesNearMisses: NearMisses = {
  'metric-not-declared': [
    {
      name: 'a metric is left out on purpose',
      change: all(declaring([['service.name']], ['^http', 'run']), silent(/memory$/)),
    },
    { name: 'the same, and the configuration cannot be read', change: all(unreadable, silent(/memory$/)) },
    {
      name: 'an idle night',
      change: ({ production }) => {
        production.load = 0
      },
    },
    {
      name: 'an alarm on a metric that is published',
      change: watched({ name: 'agent.runs', dimensions: { 'service.name': worker } }),
    },
  ],
  'declared-dimensions-incomplete': [
    {
      name: 'a declaration that waits for failures',
      change: all(
        configured(({ exporters }) => {
          exporters.awsemf.metric_declarations[1] = {
            dimensions: [['service.name', 'error.type']],
            metric_name_selectors: ['^agent\\.'],
          }
        }),
        silent(/^agent\./),
      ),
    },
    {
      name: 'without resource attributes, but declared without any',
      change: configured(({ exporters }) => {
        exporters.awsemf.resource_to_telemetry_conversion = { enabled: false }
        exporters.awsemf.metric_declarations = [{ dimensions: [[]], metric_name_selectors: ['.*'] }]
      }),
    },
  ],
  'emf-too-many-dimensions': [
    { name: 'ten declared', change: declaring([['service.name'], labels(10)], ['^http\\.', '^agent\\.']) },
    {
      name: 'a line of before it was mended',
      collector: [
        JSON.stringify({
          level: 'warn',
          msg: 'Dropped dimension set: > 10 dimensions specified.',
          'otelcol.component.id': 'awsemf',
          dimensions: labels(11).join(),
        }),
      ],
    },
    {
      name: 'thirty in an event',
      change: written({ event: directives((each) => ({ ...each, Dimensions: [labels(30)] })) }),
    },
  ],
  'emf-too-many-metrics': [
    {
      name: 'a hundred metrics',
      change: written({
        event: directives((each) => ({ ...each, Metrics: labels(100).map((Name) => ({ Name })) })),
        metrics: /^agent\./,
      }),
    },
    {
      name: 'a hundred and eighty over two directives',
      change: written({
        event: (event) => {
          const named = (each: object, from: number) => ({
            ...each,
            Metrics: labels(90).map((name) => ({ Name: `${name}.${from}` })),
          })
          const { _aws, ...rest } = directives((each) => named(each, 1))(event)
          const { CloudWatchMetrics = [], ...meta } = Object(_aws)
          return {
            ...rest,
            _aws: {
              ...meta,
              CloudWatchMetrics: [...CloudWatchMetrics, ...CloudWatchMetrics.map((each: object) => named(each, 2))],
            },
          }
        },
        metrics: /^agent\./,
      }),
    },
  ],
  'metric-type-unsupported': [
    { name: 'an application says something alike', applications: [application('Unhandled metric data type. Empty')] },
    { name: 'a line about something else', collector: ['{"level":"warn","msg":"Unhandled metric unit","Name":"x"}'] },
  ],
  'metric-value-not-a-number': [
    { name: 'an application says something alike', applications: [application('dropped metric with nan value')] },
    {
      name: 'a dropped metric for want of a declaration',
      collector: [
        '{"level":"warn","msg":"Dropped metric: no metric declaration matched metric name","Metric name":"x"}',
      ],
    },
  ],
  'emf-unit-unknown': [
    {
      name: 'CloudWatch minds nothing',
      change: written({
        event: directives((each) => ({
          ...each,
          Metrics: each.Metrics.map((metric) => ({ ...metric, Unit: '{request}' })),
        })),
      }),
    },
    {
      name: 'it is missing, but CloudWatch minds nothing',
      change: written({
        metrics: /runs$/,
        lost: 'silently',
        event: directives((each) => ({
          ...each,
          Metrics: each.Metrics.map((metric) => ({ ...metric, Unit: '{run}' })),
        })),
      }),
    },
    { name: 'events are rejected for another reason', faults: ['emf-too-many-metrics'], finds: 'emf-too-many-metrics' },
  ],
}
