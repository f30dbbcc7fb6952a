import { defineCause } from '../../cause.ts'
import { mapping } from '../../collector-config.ts'
import { collectorLines } from '../../lines/collector-line.ts'
import { lineProof } from '../../proof.ts'

const duplicate = /^Duplicate metric found/

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Several processes send the same series: awsemf keeps the first value of a batch and drops the others. */
export const metricIdentityShared = defineCause({
  kind: 'metric-identity-shared',
  catalogue: ['M19'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'exporting',
  needs: ['collectorLog'],
  judge({ collectorLog }) {
    const lines = collectorLines(collectorLog).filter(
      ({ message, component }) => duplicate.test(message) && !component.endsWith('/self'),
    )
    const labelled = lines.map((line) => {
      const labels = mapping(line.fields['Labels'])
      const service = text(labels['service.name']) || text(labels['service_name']) || line.component || 'awsemf'
      return { line, service }
    })
    return [...Map.groupBy(labelled, ({ service }) => service)].flatMap(([subject, [first]]) =>
      first === undefined
        ? []
        : [
            {
              subject,
              confidence: 'confirmed' as const,
              values: { metric: text(first.line.fields['Name']) },
              proof: [lineProof('collectorLog', first.line)] as const,
            },
          ],
    )
  },
})
