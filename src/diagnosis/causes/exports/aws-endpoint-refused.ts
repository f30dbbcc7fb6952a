import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, hostsOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'

/**
 * The address that an exporter calls for AWS refuses connections: a proxy or an endpoint of one's own at which nothing
 * listens. AWS itself never does. Source: recording.
 */
export const awsEndpointRefused = defineCause({
  kind: 'aws-endpoint-refused',
  catalogue: ['T28', 'M28'],
  source: 'recorded',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ backend, failure }) => backend !== 'gateway' && failure === 'refused',
    )
    if (!isSome(failures)) return []
    return [
      {
        subject: exportersOf(failures),
        confidence: 'confirmed',
        values: { hosts: hostsOf(failures) },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
})
