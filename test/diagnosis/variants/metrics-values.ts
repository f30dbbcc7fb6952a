import { ago } from '../../../sandbox/faults/fault.ts'
import { all, api, type Change, configured, temporality, unreadable, variables, worker } from './metrics-change.ts'
import type { Variants } from './variant.ts'

const restarted: Change = ({ production }) => {
  const cluster = production.clusters.byName.get(production.environment.cluster)
  const [deployment] = cluster?.services.find(({ name }) => name === worker)?.deployments ?? []
  if (deployment !== undefined)
    Object.assign(deployment, { createdAt: ago(production, 30), completedAt: ago(production, 27) })
}

const measured =
  (name: string, service = api): Change =>
  ({ production }) => {
    production.conditions.push({
      kind: 'measured',
      service,
      name,
      unit: 'Count',
      values: (minute) => [minute % 5],
      since: ago(production, 40),
    })
  }

const keepsFirst = configured(({ exporters }) => {
  Object.assign(exporters.awsemf, { retain_initial_value_of_delta_metric: true })
})
const converted = (settings: object) =>
  configured(({ processors, service }) => {
    Object.assign(processors, { cumulativetodelta: settings })
    service.pipelines.metrics.processors.splice(1, 0, 'cumulativetodelta')
  })
const unfiltered = configured(({ service }) => {
  service.pipelines.metrics.processors = ['memory_limiter', 'batch/metrics']
})

export const valuesVariants: Variants = {
  'first-point-dropped': [
    { name: 'cumulative by name', set: 'cumulative' },
    { name: 'cumulative in capitals', set: 'CUMULATIVE' },
    { name: 'cumulative by default', set: undefined },
  ].map(({ name, set }) => ({
    name,
    symptom: 'metrics' as const,
    confidence: 'possible' as const,
    change: variables(worker, { [temporality]: set }),
  })),
  'export-interval-too-long': [
    {
      name: 'five minutes, cumulative by default',
      change: variables(worker, { OTEL_METRIC_EXPORT_INTERVAL: '300000', [temporality]: undefined }),
      confidence: 'confirmed',
    },
    {
      name: 'the configuration cannot be read',
      change: all(unreadable, variables(api, { OTEL_METRIC_EXPORT_INTERVAL: '900000', [temporality]: 'cumulative' })),
      confidence: 'likely',
    },
    {
      name: 'cumulativetodelta forgets before the next export',
      change: all(
        converted({ max_staleness: '5m' }),
        variables(worker, { OTEL_METRIC_EXPORT_INTERVAL: '600000', [temporality]: 'cumulative' }),
      ),
      confidence: 'confirmed',
    },
  ],
  'updown-counter-as-delta': [
    { name: 'connections of a pool', change: all(unfiltered, measured('db.client.connection.count')) },
    { name: 'memory of a process', change: all(unfiltered, measured('process.memory.usage', worker)) },
    { name: 'an old name, unread configuration', change: all(unreadable, measured('db.client.connections.usage')) },
  ],
  'counter-reset-missed': [
    { name: 'restarted half an hour ago', set: 'cumulative' },
    { name: 'cumulative by default', set: undefined },
    { name: 'in capitals', set: 'Cumulative' },
  ].map(({ name, set }) => ({
    name,
    symptom: 'metrics' as const,
    confidence: 'possible' as const,
    change: all(keepsFirst, restarted, variables(worker, { [temporality]: set })),
  })),
}
