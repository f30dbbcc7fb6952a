import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, hostsOf, isSome, proofOf, reachOf, statusOf } from '../../export-evidence.ts'

/** The gateway itself fails: 5xx. 502, 503 and 504 are retried, others not. Source: core, otlphttpexporter. */
export const grafanaServerError = defineCause({
  kind: 'grafana-server-error',
  catalogue: ['T42'],
  source: 'code',
  symptoms: ['traces', 'metrics'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ backend, failure }) => backend === 'gateway' && failure === 'server',
    )
    if (!isSome(failures)) return []
    return [
      {
        subject: exportersOf(failures),
        confidence: 'confirmed',
        values: { host: hostsOf(failures), status: statusOf(failures[0]) },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
})
