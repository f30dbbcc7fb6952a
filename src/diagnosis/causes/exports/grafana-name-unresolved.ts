import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, hostsOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'

/**
 * The gateway's name does not resolve: its region is misspelt, or the VPC's DNS is out of reach. Source: `no such host`
 * of a real collector, measured in test/diagnosis-e2e.
 */
export const grafanaNameUnresolved = defineCause({
  kind: 'grafana-name-unresolved',
  catalogue: ['T40'],
  source: 'measured',
  symptoms: ['traces', 'metrics'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ backend, failure }) => backend === 'gateway' && failure === 'no_name',
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
