import { defineCause } from '../../cause.ts'
import { limiterLines } from '../../lines/limiter-line.ts'
import { lineProof } from '../../proof.ts'
import { limitersOf, positive } from './memory-limits.ts'

/** A limit below this share of the task's memory leaves more unused than Go and its buffers need beside the heap. */
const least = 0.5

/** The memory limiter refuses although most of the task's memory is free. */
export const limiterLimitTooLow = defineCause({
  kind: 'limiter-limit-too-low',
  catalogue: ['U17'],
  source: 'code',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'receiving',
  brings: ['data_refused', 'traces_missing', 'metrics_missing'],
  stackWide: true,
  needs: ['collectorConfig', 'collectorLog', 'collectorTaskDefinition'],
  judge({ collectorConfig, collectorLog, collectorTaskDefinition: { running } }) {
    const [line] = limiterLines(collectorLog)
    const { memory } = running
    if (line === undefined || memory === undefined) return []
    const low = limitersOf(collectorConfig).flatMap(([id, settings]) => {
      const limit = positive(settings['limit_mib'])
      return limit !== undefined && limit < least * memory ? [{ id, limit }] : []
    })
    return low.slice(0, 1).map(({ id, limit }) => ({
      subject: id,
      confidence: 'confirmed' as const,
      values: { limit: String(limit), memory: String(memory) },
      proof: [
        { kind: 'setting', source: 'collectorConfig', where: id, name: 'limit_mib', value: String(limit) },
        lineProof('collectorLog', line),
      ] as const,
    }))
  },
})
