import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, hostsOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'

/** The gateway does not accept the login: 401. Not retried, so that all of it is dropped at once. Source: recording. */
export const grafanaUnauthorized = defineCause({
  kind: 'grafana-unauthorized',
  catalogue: ['T39'],
  source: 'recorded',
  symptoms: ['traces', 'metrics'],
  hop: 'exporting',
  effectOf: ['grafana_not_exported'],
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ backend, failure }) => backend === 'gateway' && failure === 'unauthorized',
    )
    if (!isSome(failures)) return []
    return [
      {
        subject: exportersOf(failures),
        confidence: 'confirmed',
        values: { host: hostsOf(failures) },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
})
