import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, hostsOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'

/** The gateway takes less than is sent: 429. Retried. Source: core, otlphttpexporter. */
export const grafanaRateLimited = defineCause({
  kind: 'grafana-rate-limited',
  catalogue: ['T40'],
  source: 'code',
  symptoms: ['traces', 'metrics'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ backend, failure }) => backend === 'gateway' && (failure === 'rate_limited' || failure === 'throttled'),
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
