import { defineCause, type Found } from '../../cause.ts'
import { emfExporters } from '../../emf-exporter.ts'
import type { FactValues } from '../../facts/schemas.ts'
import { isReference } from '../../reference.ts'

type Known = Partial<FactValues>
type Answer = Found<'metric-namespace-differs'>[]

/** What the collector was told: with several exporters one of them is enough. */
const fromConfig = ({ collectorConfig }: Known, wanted: string): Answer | undefined => {
  const exporters = collectorConfig === undefined ? [] : emfExporters(collectorConfig)
  // A name with a reference is only known to the collector; without one awsemf takes those of the services.
  if (exporters.length === 0 || exporters.some(({ namespace }) => isReference(namespace))) return undefined
  const [first] = exporters
  if (first === undefined || exporters.some(({ namespace }) => namespace === wanted)) return []
  const { id, namespace: found } = first
  const where = { kind: 'setting', source: 'collectorConfig', where: id, name: 'namespace' } as const
  return [
    {
      subject: id,
      confidence: 'confirmed',
      values: { wanted, found: found === '' ? 'service.namespace/service.name' : found },
      proof: [found === '' ? where : { ...where, value: found }],
    },
  ]
}

/** What the events themselves say. */
const fromEvents = ({ emfEvents }: Known, wanted: string): Answer | undefined => {
  const told = (emfEvents?.kinds ?? []).filter(({ namespaces }) => namespaces.length > 0)
  const names = [...new Set(told.flatMap(({ namespaces }) => namespaces))]
  const [found] = names
  if (found === undefined) return undefined
  if (names.includes(wanted)) return []
  const count = told.reduce((sum, kind) => sum + kind.count, 0)
  return [
    {
      subject: 'awsemf',
      confidence: 'confirmed',
      values: { wanted, found },
      proof: [
        { kind: 'setting', source: 'emfEvents', where: 'CloudWatchMetrics', name: 'Namespace', value: found },
        { kind: 'count', source: 'emfEvents', name: 'EMF', value: count, minutes: 15 },
      ],
    },
  ]
}

/** Where only ListMetrics can be asked: another namespace holds these services' metrics, and their own holds none. */
const fromLists = (known: Known, wanted: string, asked: boolean): Answer => {
  const { applicationMetrics, otherNamespaces = [], services } = known
  // What is still listed of the last three hours may only be idle, so it takes somebody who misses them.
  if (applicationMetrics === undefined || (applicationMetrics.metrics.length > 0 && !asked)) return []
  const names = new Set(services?.services.map(({ name }) => name))
  const others = otherNamespaces
    .map((other) => ({ ...other, ours: other.services.filter((service) => names.has(service)).length }))
    .filter(({ ours }) => ours > 0)
    .sort((one, other) => other.ours - one.ours)
  const [found] = others
  if (found === undefined) return []
  return [
    {
      subject: 'awsemf',
      // Services of the same names in another environment have such a namespace, too.
      confidence: others.length === 1 && applicationMetrics.metrics.length === 0 ? 'likely' : 'possible',
      values: { wanted, found: found.namespace },
      proof: [
        { kind: 'count', source: 'otherNamespaces', name: found.namespace, value: found.metrics, minutes: 180 },
        {
          kind: 'count',
          source: 'applicationMetrics',
          name: wanted,
          value: applicationMetrics.metrics.length,
          minutes: 180,
        },
      ],
    },
  ]
}

/** awsemf publishes in another namespace than the one that everybody reads. */
export const metricNamespaceDiffers = defineCause({
  kind: 'metric-namespace-differs',
  catalogue: ['M5'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'backends',
  brings: ['metrics_missing'],
  effectOf: ['collector_down', 'metrics_not_exported'],
  stackWide: true,
  needs: [],
  wants: ['collectorConfig', 'emfEvents', 'applicationMetrics', 'otherNamespaces', 'services'],
  judge(known, { environment: { metricNamespace: wanted }, symptom }) {
    return fromConfig(known, wanted) ?? fromEvents(known, wanted) ?? fromLists(known, wanted, symptom === 'metrics')
  },
})
