import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, isSome, proofOf, reachOf, servicesOf } from '../../export-evidence.ts'

/**
 * What is written to is encrypted with a key that may not be used: denied in the key's policy, disabled, or gone.
 * Sources: CloudWatch Logs, "Encrypt log data using AWS KMS"; the IAM user guide for the text of a denied kms action.
 */
export const exportKmsDenied = defineCause({
  kind: 'export-kms-denied',
  catalogue: ['T26'],
  source: 'documented',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(({ failure }) => failure === 'kms')
    if (!isSome(failures)) return []
    return [
      {
        subject: exportersOf(failures),
        confidence: 'confirmed',
        values: { service: servicesOf(failures) },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
})
