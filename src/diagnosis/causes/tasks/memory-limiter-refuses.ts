import { defineCause } from '../../cause.ts'
import { componentsOfType } from '../../collector-config.ts'
import { windowMinutes } from '../../facts/fact.ts'
import { limiterLines } from '../../lines/limiter-line.ts'
import { sdkLines } from '../../lines/sdk-line.ts'
import { lineProof, type Proof } from '../../proof.ts'

/** The limiter's own counters; without its name until v0.155. Source: reference on the collector, deprecated names. */
const counter = /^otelcol_processor_(?:memory_limiter_)?refused_/

/** What was refused longer ago than this, and no longer is, is over: the limiter recovers by itself. */
const recentMs = 20 * 60_000

/** The collector's heap is above the limiter's soft limit, so that it takes nothing more in. */
export const memoryLimiterRefuses = defineCause({
  kind: 'memory-limiter-refuses',
  catalogue: ['T20'],
  source: 'recorded',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'receiving',
  brings: ['data_refused', 'traces_missing', 'metrics_missing'],
  effectOf: ['data_refused'],
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['applicationLog', 'collectorMetrics', 'collectorConfig', 'collectorTaskDefinition'],
  judge(known, { environment: { collectorService }, now }) {
    const { collectorLog, applicationLog, collectorMetrics, collectorConfig } = known
    const recent = ({ at }: { at: Date }) => now.getTime() - at.getTime() <= recentMs
    const line = limiterLines(collectorLog).find((each) => each.refuses && recent(each))
    const sdk =
      applicationLog && sdkLines(applicationLog).find((each) => each.failure === 'data_refused' && recent(each))
    const refused = (collectorMetrics?.series ?? [])
      .filter(({ metric }) => counter.test(metric.name))
      .flatMap(({ points }) => points)
      .reduce((sum, { value }) => sum + value, 0)
    const counted: Proof[] =
      refused === 0
        ? []
        : [
            {
              kind: 'count',
              source: 'collectorMetrics',
              name: 'otelcol_processor_memory_limiter_refused_*',
              value: refused,
              minutes: windowMinutes,
            },
          ]
    const [first, ...more] = [
      ...(line === undefined ? [] : [lineProof('collectorLog', line)]),
      ...counted,
      ...(sdk === undefined ? [] : [lineProof('applicationLog', sdk)]),
    ]
    // What only the SDKs say is a cause of its own.
    if (first === undefined || (line === undefined && refused === 0)) return []
    const [, settings] = (collectorConfig && componentsOfType(collectorConfig, 'processors', 'memory_limiter')[0]) ?? []
    const limit = settings?.['limit_mib']
    return [
      {
        subject: collectorService,
        confidence: 'confirmed',
        values: { memory: line?.mebibytes?.toString() ?? '', limit: typeof limit === 'number' ? String(limit) : '' },
        proof: [first, ...more],
      },
    ]
  },
})
