import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, hostsOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'

/** The gateway wants cumulative metrics, and gets deltas. Source: contrib, translator/prometheusremotewrite, `invalid temporality`. */
export const grafanaDeltaRefused = defineCause({
  kind: 'grafana-delta-refused',
  catalogue: ['M33'],
  source: 'code',
  symptoms: ['traces', 'metrics'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ backend, failure }) => backend === 'gateway' && failure === 'delta',
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
