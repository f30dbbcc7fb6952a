import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, hostsOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'

/** Nothing takes telemetry at that path: 404. Exporters append `/v1/traces` to the endpoint. Source: recording. */
export const grafanaPathWrong = defineCause({
  kind: 'grafana-path-wrong',
  catalogue: ['T40'],
  source: 'recorded',
  symptoms: ['traces', 'metrics'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ backend, failure }) => backend === 'gateway' && failure === 'no_path',
    )
    if (!isSome(failures)) return []
    return [
      {
        subject: exportersOf(failures),
        confidence: 'confirmed',
        values: { url: failures[0].url ?? hostsOf(failures) },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
})
