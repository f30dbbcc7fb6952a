import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, isSome, proofOf, reachOf, servicesOf } from '../../export-evidence.ts'

/**
 * What is written to is encrypted with a key that may not be used: denied in the key's policy, disabled, or gone.
 * Sources: public reports of the text for a key of a log group, all of CreateLogGroup; botocore's reference for
 * KmsAccessDeniedException; the IAM user guide for the form of a denied kms action. That PutLogEvents answers so was not seen.
 */
export const exportKmsDenied = defineCause({
  kind: 'export-kms-denied',
  catalogue: ['T26'],
  source: 'issue',
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
