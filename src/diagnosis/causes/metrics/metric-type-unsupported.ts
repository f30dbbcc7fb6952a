import { defineCause } from '../../cause.ts'
import { collectorLines } from '../../lines/collector-line.ts'
import { lineProof } from '../../proof.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** awsemf does not know a metric's type, or the metric has none. */
export const metricTypeUnsupported = defineCause({
  kind: 'metric-type-unsupported',
  catalogue: ['M22'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'exporting',
  needs: ['collectorLog'],
  judge({ collectorLog }) {
    const lines = collectorLines(collectorLog).filter(({ message }) => /^Unhandled metric data type/.test(message))
    return [...Map.groupBy(lines, ({ fields }) => text(fields['Name']))].flatMap(([metric, [line]]) =>
      line === undefined
        ? []
        : [
            {
              subject: metric || line.component || 'awsemf',
              confidence: 'confirmed' as const,
              values: { metric, type: text(line.fields['DataType']) },
              proof: [lineProof('collectorLog', line)] as const,
            },
          ],
    )
  },
})
