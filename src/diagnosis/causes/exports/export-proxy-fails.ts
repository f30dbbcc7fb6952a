import { defineCause } from '../../cause.ts'
import { exportersOf, failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'
import { proxyOf } from '../../ways-out.ts'

/**
 * The proxy that the collector is told to use does not let it through: not there, or it wants a login. Sources:
 * `proxyconnect` of a real collector, measured in test/diagnosis-e2e; contrib issues 38757 and 46892 for awsutil, which
 * does not heed NO_PROXY.
 */
export const exportProxyFails = defineCause({
  kind: 'export-proxy-fails',
  catalogue: ['T43'],
  source: 'measured',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics', 'collectorTaskDefinition'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(({ failure }) => failure === 'proxy')
    if (!isSome(failures)) return []
    const proxy = proxyOf(known.collectorTaskDefinition)
    return [
      {
        subject: exportersOf(failures),
        confidence: 'confirmed',
        values: { proxy: proxy?.name ?? 'HTTPS_PROXY' },
        proof: proofOf(failures),
        reach: reachOf(failures),
      },
    ]
  },
})
