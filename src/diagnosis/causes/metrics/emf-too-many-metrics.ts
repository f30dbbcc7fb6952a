import { defineCause } from '../../cause.ts'
import { validationErrors } from '../../metric-list.ts'

/** Metrics in one directive. Source: CloudWatch, embedded metric format specification; contrib issue #26073. */
const most = 100

/** One event declares so many metrics that CloudWatch makes none of it; awsemf does not split them. */
export const emfTooManyMetrics = defineCause({
  kind: 'emf-too-many-metrics',
  catalogue: ['M14'],
  source: 'issue',
  symptoms: ['metrics'],
  hop: 'backends',
  brings: ['metrics_missing'],
  needs: ['emfEvents'],
  wants: ['collectorMetrics'],
  judge({ emfEvents: { kinds }, collectorMetrics }) {
    const errors = collectorMetrics === undefined ? 0 : validationErrors(collectorMetrics)
    const wide = kinds.filter(({ widest }) => widest > most)
    return [...Map.groupBy(wide, ({ service }) => service)].flatMap(([service, [kind]]) =>
      kind === undefined
        ? []
        : [
            {
              subject: service === '' ? 'awsemf' : service,
              confidence: errors > 0 ? ('confirmed' as const) : ('likely' as const),
              values: { count: String(kind.widest), service },
              proof: [
                { kind: 'measure', source: 'emfEvents', at: kind.lastAt, name: 'Metrics', value: String(kind.widest) },
                { kind: 'count', source: 'collectorMetrics', name: 'EMFValidationErrors', value: errors, minutes: 15 },
              ] as const,
            },
          ],
    )
  },
})
