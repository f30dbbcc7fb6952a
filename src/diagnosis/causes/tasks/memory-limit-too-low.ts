import { defineCause } from '../../cause.ts'
import { componentsOfType } from '../../collector-config.ts'
import { limiterLines } from '../../lines/limiter-line.ts'
import { lineProof } from '../../proof.ts'

/** A collector at rest holds 110 to 150 MB; a limiter that acts below a fifth of the task's memory acts for nothing. Source: reference on the collector, memory numbers. */
const lowShare = 0.2
/** As the cause limiter-limit-too-low judges it. */
const plainShare = 0.5

/** The memory limiter acts although the task has plenty of memory: its limit is set too low. */
export const memoryLimitTooLow = defineCause({
  kind: 'memory-limit-too-low',
  catalogue: ['U17', 'T20'],
  source: 'recorded',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'receiving',
  brings: ['data_refused', 'traces_missing', 'metrics_missing'],
  stackWide: true,
  needs: ['collectorLog', 'collectorTaskDefinition'],
  wants: ['collectorConfig'],
  judge(
    { collectorLog, collectorTaskDefinition: { running }, collectorConfig },
    { environment: { collectorService } },
  ) {
    const size = running.containers.find(({ essential }) => essential)?.memory ?? running.memory
    const [line] = limiterLines(collectorLog)
    if (line?.mebibytes === undefined || size === undefined || line.mebibytes >= lowShare * size) return []
    // A configuration that can be read and says so is a cause of its own.
    const set = collectorConfig && componentsOfType(collectorConfig, 'processors', 'memory_limiter')
    if (set?.some(([, { limit_mib: limit }]) => Number(limit) < plainShare * size)) return []
    return [
      {
        subject: collectorService,
        confidence: 'confirmed',
        values: { memory: String(line.mebibytes), size: String(size) },
        proof: [
          lineProof('collectorLog', line),
          { kind: 'measure', source: 'collectorTaskDefinition', name: 'memory', value: `${size} MiB` },
        ],
      },
    ]
  },
})
