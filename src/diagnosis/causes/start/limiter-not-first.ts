import { defineCause } from '../../cause.ts'
import { pipelinesOf } from '../../collector-config.ts'
import { limiterLines } from '../../lines/limiter-line.ts'
import { lineProof } from '../../proof.ts'

/** These hold data, so what they hold cannot be refused any more. Filters that only drop may come first. */
const holds = /^(?:batch|group_?by_?trace|tail_sampling|interval)(?:\/|$)/

const isLimiter = (id: string): boolean => /^memory_limiter(?:\/|$)/.test(id)

/** A pipeline collects data before the memory limiter can refuse it, and the limiter has to fight for memory. */
export const limiterNotFirst = defineCause({
  kind: 'limiter-not-first',
  catalogue: ['U17'],
  source: 'code',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'receiving',
  brings: ['data_refused', 'collector_restarts', 'traces_missing', 'metrics_missing'],
  stackWide: true,
  needs: ['collectorConfig', 'collectorLog'],
  judge({ collectorConfig, collectorLog }) {
    const [line] = limiterLines(collectorLog)
    if (line === undefined) return []
    const wrong = pipelinesOf(collectorConfig).flatMap(({ name, processors }) => {
      const limiter = processors.findIndex(isLimiter)
      const before = processors.findIndex((id) => holds.test(id))
      return before >= 0 && limiter > before ? [{ name, before: processors[before] ?? '', processors }] : []
    })
    return wrong.slice(0, 1).map(({ name, before, processors }) => ({
      subject: `service.pipelines.${name}`,
      confidence: 'confirmed' as const,
      values: { before },
      proof: [
        {
          kind: 'setting',
          source: 'collectorConfig',
          where: `service.pipelines.${name}`,
          name: 'processors',
          value: processors.join(', '),
        },
        lineProof('collectorLog', line),
      ] as const,
    }))
  },
})
