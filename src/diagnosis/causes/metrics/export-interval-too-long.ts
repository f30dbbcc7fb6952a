import { defineCause } from '../../cause.ts'
import { componentsOf } from '../../collector-config.ts'
import {
  applicationExporter,
  convertsToDelta,
  type EmfExporter,
  isCumulative,
  processorsOf,
  sendsMetrics,
  variableOf,
} from '../../emf-exporter.ts'
import type { CollectorConfig } from '../../facts/schemas.ts'

const variable = 'OTEL_METRIC_EXPORT_INTERVAL'
/** awsemf forgets a counter's last value after so many ms. Source: contrib, internal/aws/metrics, metric_calculator.go. */
const remembered = 5 * 60_000

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** A duration as Go writes it, in ms. */
const duration = (text: unknown): number =>
  typeof text !== 'string'
    ? 0
    : [...text.matchAll(/([\d.]+)(ms|s|m|h)/g)].reduce(
        (sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0),
        0,
      )

/** Default of `max_staleness`. Source: cumulativetodelta v0.156, factory.go; 0 is for ever. */
const hour = 3_600_000

/** How long whatever makes deltas remembers a series, in ms; undefined where it never forgets. */
const memory = (config: CollectorConfig | undefined, exporter: EmfExporter | undefined): number | undefined => {
  if (config === undefined || exporter === undefined || !convertsToDelta(exporter)) return remembered
  const ids = exporter.pipelines.flatMap((pipeline) => processorsOf(pipeline, 'cumulativetodelta'))
  const limits = componentsOf(config, 'processors')
    .filter(([id]) => ids.includes(id))
    .map(([, { max_staleness: set }]) => (set === undefined || set === null ? hour : duration(set)))
  return limits.filter((limit) => limit > 0).sort((one, other) => one - other)[0]
}

/** A service exports so rarely that each of its counters' points is taken for the first, which is dropped. */
export const exportIntervalTooLong = defineCause({
  kind: 'export-interval-too-long',
  catalogue: ['M16'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'applications',
  brings: ['metrics_missing'],
  needs: ['taskDefinitions'],
  wants: ['collectorConfig'],
  judge({ taskDefinitions, collectorConfig }, { environment }) {
    const limit = memory(collectorConfig, applicationExporter(collectorConfig, environment))
    return taskDefinitions.flatMap((each) => {
      const value = variableOf(each, variable)
      const interval = Number(value)
      if (value === undefined || limit === undefined || !Number.isFinite(interval) || interval < limit) return []
      if (!isCumulative(each) || !sendsMetrics(each)) return []
      return [
        {
          subject: each.service,
          confidence: collectorConfig === undefined ? ('likely' as const) : ('confirmed' as const),
          values: { interval: `${Math.round(interval / 1000)} s` },
          proof: [
            {
              kind: 'variable',
              source: 'taskDefinitions',
              service: each.service,
              name: variable,
              value,
              wanted: '60000',
            },
          ] as const,
        },
      ]
    })
  },
})
