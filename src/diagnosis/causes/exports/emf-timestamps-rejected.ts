import { defineCause } from '../../cause.ts'
import { collectorLines } from '../../lines/collector-line.ts'
import { lineProof } from '../../proof.ts'

/** Before the call, and after it. Source: contrib, pusher.go and cwlog_client.go. */
const rejected =
  /discard log entry with invalid timestamp|log events for log group name are (?:too old|too new|expired)/i

/**
 * Metrics or records carry times that CloudWatch Logs does not take: older than 14 days or the group's retention, or more
 * than two hours ahead. What came with them in one batch is given up, too. Source: contrib, pusher.go.
 */
export const emfTimestampsRejected = defineCause({
  kind: 'emf-timestamps-rejected',
  catalogue: ['M24'],
  source: 'code',
  symptoms: ['metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  judge({ collectorLog }) {
    const lines = collectorLines(collectorLog).filter(({ message }) => rejected.test(message))
    return [...Map.groupBy(lines, ({ component }) => component)].flatMap(([component, [line]]) => {
      if (line === undefined) return []
      const brings = line.signal === 'logs' ? (['logs_not_exported'] as const) : (['metrics_missing'] as const)
      return [
        {
          subject: component === '' ? 'awsemf' : component,
          confidence: 'confirmed' as const,
          values: {},
          proof: [lineProof('collectorLog', line)] as const,
          reach: { brings, stackWide: true },
        },
      ]
    })
  },
})
