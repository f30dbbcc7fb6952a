import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'
import { givenCredentials } from '../../given-credentials.ts'

/**
 * The AWS SDK found no credentials although the task has a role: its providers failed one after the other. Tasks of an
 * older revision may still run without one. Sources: a real collector, measured in test/diagnosis-e2e; for the SDK's
 * version 1 issues 1640 and 2752 of ADOT.
 */
export const credentialsNotFound = defineCause({
  kind: 'credentials-not-found',
  catalogue: ['T25', 'M28'],
  source: 'measured',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorTaskDefinition'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(({ failure }) => failure === 'no_credentials')
    if (!isSome(failures)) return []
    const given = givenCredentials(known)
    const running = known.collectorTaskDefinition?.running
    // Without a role it is plain why: that is a cause of its own.
    if (running !== undefined && running.taskRole === undefined && given.length === 0) return []
    return [
      {
        subject: context.environment.collectorService,
        confidence: 'confirmed',
        values: { exporters: exportersOf(failures) },
        proof: proofOf(failures, ...given),
        reach: reachOf(failures),
      },
    ]
  },
})
