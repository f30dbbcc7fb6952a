import { defineCause } from '../../cause.ts'
import { limiterLines } from '../../lines/limiter-line.ts'
import { lineProof, type Proof } from '../../proof.ts'

/** One forced collection is what the limiter is for; again and again it takes the processor from everything else. */
const oftenEnough = 3

/** The heap stays above the hard limit, and the limiter collects garbage all the time. */
export const memoryLimiterThrashes = defineCause({
  kind: 'memory-limiter-thrashes',
  catalogue: ['U17'],
  source: 'code',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'receiving',
  brings: ['data_refused', 'collector_unreachable', 'traces_missing', 'metrics_missing'],
  effectOf: ['data_refused'],
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorUsage'],
  judge({ collectorLog, collectorUsage }, { environment: { collectorService } }) {
    const lines = limiterLines(collectorLog).filter(({ collects }) => collects)
    const [line] = lines
    const count = lines.reduce((sum, each) => sum + each.count, 0)
    if (line === undefined || count < oftenEnough) return []
    const cpu: Proof[] =
      collectorUsage?.cpuPercent === undefined
        ? []
        : [
            {
              kind: 'measure',
              source: 'collectorUsage',
              name: 'CPUUtilization',
              value: `${Math.round(collectorUsage.cpuPercent)} %`,
            },
          ]
    return [
      {
        subject: collectorService,
        confidence: 'confirmed',
        values: { count: String(count), memory: line.mebibytes?.toString() ?? '' },
        proof: [lineProof('collectorLog', line), ...cpu],
      },
    ]
  },
})
