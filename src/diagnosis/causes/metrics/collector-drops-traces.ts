import { defineCause } from '../../cause.ts'
import { settling } from '../../check.ts'
import { componentsOf, pipelinesOf } from '../../collector-config.ts'
import type { CollectorConfig } from '../../facts/schemas.ts'
import { accepted, exported, ownFlow } from '../../flow.ts'

/** Fewer spans than this say nothing about a share. */
const leastSpans = 50
/** Up to this share is a matter of when counters are read. */
const tolerated = 0.2

const dropping = /^(?:filter|probabilistic_sampler|tail_sampling)(?:\/|$)/
/** Filters that share spans among parallel pipelines, and those for probes, drop on purpose and lose nothing. */
const onPurpose = /span_id|health|\blive(?:z|ness)?\b|\bread(?:y|yz|iness)\b|\bping\b/i

const candidatesIn = (config: CollectorConfig): { id: string; settings: string }[] => {
  const used = new Set(
    pipelinesOf(config)
      .filter(({ signal }) => signal === 'traces')
      .flatMap(({ processors }) => processors),
  )
  return componentsOf(config, 'processors')
    .filter(([id]) => used.has(id) && dropping.test(id))
    .map(([id, settings]) => ({ id, settings: JSON.stringify(settings) }))
    .filter(({ settings }) => !onPurpose.test(settings))
}

/** What the receiver took in does not leave: a sampler or filter of the collector drops it, which is no error anywhere. */
export const collectorDropsTraces = defineCause({
  kind: 'collector-drops-traces',
  catalogue: ['T38'],
  source: 'code',
  symptoms: ['traces'],
  hop: 'receiving',
  brings: ['traces_missing'],
  effectOf: ['collector_down', 'collector_restarts'],
  stackWide: true,
  needs: ['collectorMetrics', 'collectorConfig'],
  judge({ collectorMetrics, collectorConfig }, { environment, now, deployedAt, symptom }) {
    if (deployedAt !== undefined && now.getTime() - deployedAt.getTime() < settling.flow * 1000) return []
    const flow = ownFlow(collectorMetrics, environment)
    const taken = accepted(flow, 'traces')?.count ?? 0
    const left = Math.max(
      0,
      ...exported(flow).flatMap(({ signal, sent, failed }) => (signal === 'traces' ? [sent + failed] : [])),
    )
    const share = 1 - left / taken
    if (taken < leastSpans || share < tolerated) return []
    const candidates = candidatesIn(collectorConfig)
    const [first] = candidates
    // A share is what a sampler is for: only of interest to whoever misses traces.
    if (first === undefined || (left > 0 && symptom !== 'traces')) return []
    const confidence = left > 0 ? 'possible' : candidates.length === 1 ? 'confirmed' : 'likely'
    return [
      {
        subject: first.id,
        confidence,
        values: { processor: candidates.map(({ id }) => id).join(', '), share: `${Math.round(100 * share)} %` },
        proof: [
          {
            kind: 'count',
            source: 'collectorMetrics',
            name: 'otelcol_receiver_accepted_spans',
            value: taken,
            minutes: 15,
          },
          { kind: 'count', source: 'collectorMetrics', name: 'otelcol_exporter_sent_spans', value: left, minutes: 15 },
          { kind: 'setting', source: 'collectorConfig', where: 'processors', name: first.id, value: first.settings },
        ],
      },
    ]
  },
})
