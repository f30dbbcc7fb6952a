import { ago } from '../../../sandbox/faults/fault.ts'
import { all, type Change, configured } from './metrics-change.ts'
import type { Variants } from './variant.ts'

const group =
  (filter: string): Change =>
  ({ production }) => {
    production.traceGroups.push({ name: 'own', filter })
  }

const through = (id: string, settings: object) =>
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

const quiet =
  (minutes: number): Change =>
  ({ production }) => {
    production.conditions.push({ kind: 'unsent', signals: ['traces'], since: ago(production, minutes) })
  }

const tail = { policies: [{ name: 'errors', type: 'status_code', status_code: { status_codes: ['ERROR'] } }] }

export const tracesVariants: Variants = {
  'traces-indexed-in-part': [
    { name: 'one percent', faults: ['transaction-search'], symptom: 'traces', confidence: 'possible' },
    {
      name: 'a tenth',
      faults: ['transaction-search'],
      symptom: 'traces',
      confidence: 'possible',
      change: ({ production }) => {
        production.traceDestination.indexedPercent = 10
      },
    },
    {
      name: 'none at all',
      faults: ['transaction-search'],
      symptom: 'traces',
      confidence: 'possible',
      change: ({ production }) => {
        production.traceDestination.indexedPercent = 0
      },
    },
  ],
  'annotation-not-indexed': [
    { name: 'a key without dots', change: group('annotation.tenant = "blue"'), confidence: 'likely' },
    {
      name: 'a key in brackets and quotes',
      change: group('service("agent-api") { fault } AND annotation["agent.kind"] = "x"'),
    },
    {
      name: 'an attribute of the resource without its prefix',
      change: group('annotation[service.version] BEGINSWITH "2."'),
    },
  ],
  'traces-before-window': [20, 60, 300].map((minutes) => ({
    name: `nothing for ${minutes} minutes`,
    symptom: 'traces' as const,
    confidence: 'possible' as const,
    change: quiet(minutes),
  })),
  'collector-drops-traces': [
    {
      name: 'a sampler whose percentage is meant as a share',
      change: all(through('probabilistic_sampler', { sampling_percentage: 0 }), dropped(1)),
      confidence: 'confirmed',
    },
    {
      name: 'a filter by the service',
      change: all(
        through('filter', { traces: { span: ['resource.attributes["service.namespace"] != "agentteam"'] } }),
        dropped(1),
      ),
      confidence: 'confirmed',
    },
    {
      name: 'a sampler that keeps a tenth, when traces are missed',
      symptom: 'traces',
      change: all(through('probabilistic_sampler/tenth', { sampling_percentage: 10 }), dropped(0.9)),
      confidence: 'possible',
    },
  ],
  'tail-sampling-split': [
    { name: 'under another name', change: through('tail_sampling/errors', tail), confidence: 'likely' },
    { name: 'as grouping by trace', change: through('groupbytrace', { wait_duration: '10s' }) },
    {
      name: 'in one pipeline of several',
      change: configured(({ processors, service }) => {
        Object.assign(processors, { tail_sampling: tail })
        const [lane] = Object.entries(service.pipelines).filter(([name]) => name.startsWith('traces'))
        lane?.[1].processors.splice(-1, 0, 'tail_sampling')
      }),
    },
  ],
}
