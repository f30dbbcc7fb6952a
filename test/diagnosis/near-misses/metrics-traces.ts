import { ago } from '../../../sandbox/faults/fault.ts'
import { all, type Change, configured } from '../variants/metrics-change.ts'
import type { NearMisses } from '../variants/variant.ts'

const group =
  (filter: string): Change =>
  ({ production }) => {
    production.traceGroups.push({ name: 'own', filter })
  }

const through = (id: string, settings: object): Change =>
  configured(({ processors, service }) => {
    Object.assign(processors, { [id]: settings })
    for (const [name, pipeline] of Object.entries(service.pipelines))
      if (name.startsWith('traces')) pipeline.processors.push(id)
  })

const dropped =
  (share: number): Change =>
  ({ production }) => {
    production.conditions.push({ kind: 'spans_dropped', share, since: ago(production) })
  }

export const tracesNearMisses: NearMisses = {
  'traces-indexed-in-part': [
    { name: 'nobody misses traces', faults: ['transaction-search'] },
    {
      name: 'all are indexed',
      faults: ['transaction-search'],
      symptom: 'traces',
      change: ({ production }) => {
        production.traceDestination.indexedPercent = 100
      },
    },
    { name: 'spans are not stored there', symptom: 'traces' },
  ],
  'annotation-not-indexed': [
    { name: 'an attribute that is indexed', change: group('annotation[otel.resource.service.name] = "agent-api"') },
    { name: 'no annotation at all', change: group('service("agent-api") { fault } AND responsetime > 2') },
    {
      name: 'all attributes are indexed',
      change: all(
        group('annotation.tenant = "blue"'),
        configured(({ exporters }) => {
          Object.assign(exporters.awsxray, { index_all_attributes: true })
        }),
      ),
    },
  ],
  'traces-before-window': [
    {
      name: 'nobody asked about an idle night',
      change: ({ production }) => {
        production.load = 0
      },
    },
    {
      name: 'nobody asked, though the last half hour is empty',
      change: ({ production }) => {
        production.conditions.push({ kind: 'unsent', signals: ['traces'], since: ago(production, 30) })
      },
    },
    { name: 'there are traces in the window', symptom: 'traces' },
  ],
  'collector-drops-traces': [
    {
      name: 'a sampler that keeps a tenth, as was wanted',
      change: all(through('probabilistic_sampler', { sampling_percentage: 10 }), dropped(0.9)),
    },
    {
      name: 'nothing but probes, which a filter drops',
      change: all(through('filter/probes', { traces: { span: ['attributes["url.path"] == "/healthz"'] } }), dropped(1)),
    },
    {
      name: 'SDKs that sample a hundredth',
      symptom: 'traces',
      change: ({ production }) => {
        production.sampling = 0.01
      },
    },
    { name: 'exports that fail', faults: ['xray-access-denied'], finds: 'xray-access-denied' },
  ],
  'tail-sampling-split': [
    {
      name: 'behind a first tier that balances by trace',
      change: all(
        through('tail_sampling', { policies: [] }),
        configured(({ exporters }) => {
          Object.assign(exporters, { load_balancing: { routing_key: 'traceID' } })
        }),
      ),
    },
    {
      name: 'the processor is defined and not used',
      change: configured(({ processors }) => {
        Object.assign(processors, { tail_sampling: { policies: [] } })
      }),
    },
  ],
}
