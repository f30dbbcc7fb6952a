import { defineCause } from '../../cause.ts'
import { collectorLines } from '../../lines/collector-line.ts'
import { lineProof } from '../../proof.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** An application measures NaN or infinity, which awsemf drops; it only says so at level debug. */
export const metricValueNotANumber = defineCause({
  kind: 'metric-value-not-a-number',
  catalogue: ['M23'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'applications',
  needs: ['collectorLog'],
  judge({ collectorLog }) {
    const lines = collectorLines(collectorLog).filter(({ message }) => /^dropped metric with nan value/i.test(message))
    return [...Map.groupBy(lines, ({ fields }) => text(fields['metric.name']))].flatMap(([metric, [line]]) =>
      line === undefined
        ? []
        : [
            {
              subject: metric || line.component || 'awsemf',
              confidence: 'confirmed' as const,
              values: { metric },
              proof: [lineProof('collectorLog', line)] as const,
            },
          ],
    )
  },
})
