import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, isSome, proofOf, reachOf, statusOf } from '../../export-evidence.ts'

/** CloudWatch Logs itself fails. Source: PutLogEvents, ServiceUnavailableException; contrib, cwlog_client.go. */
export const logsServerError = defineCause({
  kind: 'logs-server-error',
  catalogue: ['M26'],
  source: 'code',
  symptoms: ['metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ failure, backend }) => backend === 'logs' && failure === 'server',
    )
    if (!isSome(failures)) return []
    return [
      {
        subject: exportersOf(failures),
        confidence: 'confirmed',
        values: { status: statusOf(failures[0]) },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
})
