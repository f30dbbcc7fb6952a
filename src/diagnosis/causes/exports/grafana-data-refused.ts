import { defineCause } from '../../cause.ts'
import { codeOf, exportersOf, failuresOf, hostsOf, isSome, proofOf, reachOf, rejected } from '../../export-evidence.ts'

/**
 * The gateway understands the request and does not want what is in it: 400, 413. Source: what a real collector makes of
 * such answers, measured in test/diagnosis-e2e.
 */
export const grafanaDataRefused = defineCause({
  kind: 'grafana-data-refused',
  catalogue: ['M33'],
  source: 'measured',
  symptoms: ['traces', 'metrics'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(
      ({ backend, failure }) => backend === 'gateway' && rejected.has(failure),
    )
    if (!isSome(failures)) return []
    return [
      {
        subject: exportersOf(failures),
        confidence: 'confirmed',
        values: { host: hostsOf(failures), status: codeOf(failures[0]) },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
})
