import { defineCause } from '../../cause.ts'
import {
  applicationExporter,
  convertsToDelta,
  isCumulative,
  temporalityVariable,
  variableOf,
} from '../../emf-exporter.ts'
import type { Revisions } from '../../facts/schemas.ts'

/** Traffic goes up and down; what rises in each of so many minutes is a running total. */
const leastMinutes = 8
const least = 20

const onlyGrows = (counts: readonly number[]): boolean => {
  const [first = 0] = counts
  const last = counts.at(-1) ?? 0
  if (counts.length < leastMinutes || last < least || last <= first) return false
  const rising = counts.filter((count, index) => index > 0 && count > (counts[index - 1] ?? 0)).length
  const falling = counts.some((count, index) => index > 0 && count < (counts[index - 1] ?? 0))
  return !falling && rising >= leastMinutes - 3
}

const named = (service: Revisions & { service: string }): string =>
  variableOf(service, 'OTEL_SERVICE_NAME') ?? service.service

/** awsemf publishes cumulative histograms as they are: sums and counts grow until the service restarts. */
export const histogramsCumulative = defineCause({
  kind: 'histograms-cumulative',
  catalogue: ['M17'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'backends',
  needs: ['applicationMetrics'],
  wants: ['taskDefinitions', 'collectorConfig'],
  judge({ applicationMetrics: { metrics }, taskDefinitions = [], collectorConfig }, { environment }) {
    const exporter = applicationExporter(collectorConfig, environment)
    if (exporter !== undefined && convertsToDelta(exporter)) return []
    const growing = metrics.filter(({ counts = [] }) => onlyGrows(counts))
    const byService = Map.groupBy(growing, ({ metric }) => metric.dimensions['service.name'] ?? '')
    return [...byService].flatMap(([name, [first]]) => {
      if (first === undefined) return []
      const { metric, counts = [], lastAt } = first
      const service = taskDefinitions.find((each) => named(each) === name || each.service === name)
      const cumulative = service !== undefined && isCumulative(service)
      const proof = {
        kind: 'measure',
        source: 'applicationMetrics',
        at: lastAt,
        name: `SampleCount ${metric.name}`,
        value: counts.join(' → '),
      } as const
      return [
        {
          subject: service?.service ?? (name === '' ? metric.name : name),
          confidence: cumulative && exporter !== undefined ? ('confirmed' as const) : ('likely' as const),
          values: { metric: metric.name, count: String(counts.at(-1) ?? 0) },
          proof: cumulative
            ? ([
                proof,
                {
                  kind: 'variable',
                  source: 'taskDefinitions',
                  service: service.service,
                  name: temporalityVariable,
                  value: variableOf(service, temporalityVariable),
                  wanted: 'delta',
                },
              ] as const)
            : ([proof] as const),
        },
      ]
    })
  },
})
