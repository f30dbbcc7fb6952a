import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, isSome, proofOf, reachOf, statusOf } from '../../export-evidence.ts'

/** X-Ray itself fails. Retried twice within one export, then the batch is dropped. */
export const xrayServerError = defineCause({
  kind: 'xray-server-error',
  catalogue: ['T29'],
  source: 'recorded',
  symptoms: ['traces'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ failure, backend }) => backend === 'xray' && failure === 'server',
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
