import { defineCause } from '../../cause.ts'
import { collectorLines } from '../../lines/collector-line.ts'
import { lineProof } from '../../proof.ts'

/** Source: contrib, pusher.go. */
const truncated = /single log event size is larger than the max event payload allowed/i

/**
 * One event is larger than the exporter lets through, and it cuts it off: the JSON of a cut EMF event is none, so that
 * CloudWatch takes no metric from it. Source: contrib, pusher.go.
 */
export const emfEventTooLarge = defineCause({
  kind: 'emf-event-too-large',
  catalogue: ['M25'],
  source: 'code',
  symptoms: ['metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge({ collectorLog, collectorMetrics }) {
    const lines = collectorLines(collectorLog).filter(({ message }) => truncated.test(message))
    const errors = collectorMetrics?.series.find(({ metric }) => metric.name === 'EMFParsingErrors')?.points ?? []
    const count = errors.reduce((sum, { value }) => sum + value, 0)
    return [...Map.groupBy(lines, ({ component }) => component)].flatMap(([component, [line]]) => {
      if (line === undefined) return []
      const brings = line.signal === 'logs' ? (['logs_not_exported'] as const) : (['metrics_missing'] as const)
      const size = line.fields['SingleLogEventSize']
      const parsing =
        count > 0
          ? [
              {
                kind: 'count' as const,
                source: 'collectorMetrics' as const,
                name: 'EMFParsingErrors',
                value: count,
                minutes: 15,
              },
            ]
          : []
      return [
        {
          subject: component === '' ? 'awsemf' : component,
          confidence: 'confirmed' as const,
          values: { size: typeof size === 'number' ? String(size) : '262144' },
          proof: [lineProof('collectorLog', line), ...parsing] as const,
          reach: { brings, stackWide: true },
        },
      ]
    })
  },
})
