import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'
import { givenCredentials } from '../../given-credentials.ts'

/**
 * AWS does not know the key that the collector signs with, or the signature does not fit its secret.
 * Source: recording of UnrecognizedClientException; the common errors of AWS for its siblings.
 */
export const credentialsRejected = defineCause({
  kind: 'credentials-rejected',
  catalogue: ['T25'],
  source: 'recorded',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorTaskDefinition'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(({ failure }) => failure === 'bad_credentials')
    if (!isSome(failures)) return []
    return [
      {
        subject: context.environment.collectorService,
        confidence: 'confirmed',
        values: { exporters: exportersOf(failures) },
        proof: proofOf(failures, ...givenCredentials(known)),
        reach: reachOf(failures),
      },
    ]
  },
})
