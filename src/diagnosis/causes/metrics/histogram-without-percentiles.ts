import { defineCause } from '../../cause.ts'
import type { EmfKind } from '../../emf.ts'
import { variableOf } from '../../emf-exporter.ts'
import type { Revisions } from '../../facts/schemas.ts'

const variable = 'OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION'
const wanted = 'base2_exponential_bucket_histogram'

const setIn = ({ metrics }: EmfKind) => metrics.find(({ form, declared }) => declared && form === 'statistics')

const named = (service: Revisions & { service: string }): string =>
  variableOf(service, 'OTEL_SERVICE_NAME') ?? service.service

/** Histograms with explicit buckets come as statistic sets, of which CloudWatch knows no percentiles. */
export const histogramWithoutPercentiles = defineCause({
  kind: 'histogram-without-percentiles',
  catalogue: ['M18'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'backends',
  needs: ['emfEvents'],
  wants: ['taskDefinitions'],
  judge({ emfEvents: { kinds }, taskDefinitions = [] }) {
    // A summary has quantiles of its own.
    const sets = kinds.filter((kind) => setIn(kind) !== undefined && !kind.labels.includes('quantile'))
    return [...Map.groupBy(sets, ({ service }) => service)].flatMap(([name, [kind]]) => {
      const metric = kind && setIn(kind)
      if (kind === undefined || metric === undefined) return []
      const service = taskDefinitions.find((each) => named(each) === name || each.service === name)
      const value = service && variableOf(service, variable)
      const seen = {
        kind: 'measure',
        source: 'emfEvents',
        at: kind.lastAt,
        name: metric.name,
        value: 'Max, Min, Count, Sum',
      } as const
      return [
        {
          subject: service?.service ?? (name === '' ? metric.name : name),
          confidence: value === wanted ? ('likely' as const) : ('confirmed' as const),
          values: { metric: metric.name, aggregation: value ?? 'explicit_bucket_histogram' },
          proof:
            service === undefined
              ? ([seen] as const)
              : ([
                  seen,
                  {
                    kind: 'variable',
                    source: 'taskDefinitions',
                    service: service.service,
                    name: variable,
                    value,
                    wanted,
                  },
                ] as const),
        },
      ]
    })
  },
})
