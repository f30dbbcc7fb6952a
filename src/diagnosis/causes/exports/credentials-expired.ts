import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'
import { givenCredentials } from '../../given-credentials.ts'

/**
 * The collector signs with credentials that have run out: those of a task role are renewed by themselves, so that these
 * were given some other way. Source: recording of ExpiredTokenException.
 */
export const credentialsExpired = defineCause({
  kind: 'credentials-expired',
  catalogue: ['T25'],
  source: 'recorded',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorTaskDefinition'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(({ failure }) => failure === 'expired')
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
