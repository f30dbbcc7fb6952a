import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, hostsOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'

/** The gateway takes the connection and does not answer in time. Source: recording. */
export const grafanaUnresponsive = defineCause({
  kind: 'grafana-unresponsive',
  catalogue: ['T42'],
  source: 'recorded',
  symptoms: ['traces', 'metrics'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ backend, failure, connecting }) => backend === 'gateway' && failure === 'timed_out' && !connecting,
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
