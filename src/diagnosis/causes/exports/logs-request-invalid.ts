import { defineCause } from '../../cause.ts'
import { codeOf, exportersOf, failuresOf, isSome, proofOf, reachOf, rejected } from '../../export-evidence.ts'

/** CloudWatch Logs does not accept what it was sent. Not retried: contrib, cwlog_client.go, `will not retry the request`. */
export const logsRequestInvalid = defineCause({
  kind: 'logs-request-invalid',
  catalogue: ['M27'],
  source: 'code',
  symptoms: ['metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ failure, backend }) => backend === 'logs' && rejected.has(failure),
    )
    if (!isSome(failures)) return []
    return [
      {
        subject: exportersOf(failures),
        confidence: 'confirmed',
        values: { code: codeOf(failures[0]) },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
})
