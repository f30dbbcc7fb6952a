import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, hostsOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'

/**
 * The certificate that comes back is not trusted: something between opens the connection with a CA of its own, or the
 * gateway has a private one. Images from scratch trust public CAs alone. Source: a real collector, measured in
 * test/diagnosis-e2e.
 */
export const exportTlsUntrusted = defineCause({
  kind: 'export-tls-untrusted',
  catalogue: ['T43'],
  source: 'measured',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(({ failure }) => failure === 'tls')
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
