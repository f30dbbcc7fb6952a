import { defineCause } from '../../cause.ts'
import { collectorHost, failing, isCollectorHost, listed, said } from '../../sdk-evidence.ts'
import { addressOf, endpointsOf, isLoopback, lacksEndpoint } from '../../sdk-settings.ts'

/** Nothing listens where services send to, though they send to the collector as far as can be seen. */
export const sdkCollectorRefused = defineCause({
  kind: 'sdk-collector-refused',
  catalogue: ['T18'],
  source: 'recorded',
  symptoms: ['traces', 'metrics'],
  hop: 'receiving',
  brings: ['traces_unsent', 'metrics_unsent', 'logs_unsent', 'traces_missing', 'metrics_missing'],
  effectOf: ['collector_down', 'collector_unreachable', 'collector_restarts'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services'],
  judge({ applicationLog, taskDefinitions, services }, context) {
    const { environment } = context
    const refused = failing({ applicationLog, taskDefinitions, services }, ['refused'], context)
    // A variable that names another host is a cause of its own, and so is one that is missing.
    const open = refused.filter(({ settings, line }) => {
      if (settings === undefined || settings.sidecar) return true
      const endpoints = endpointsOf(settings)
      if (lacksEndpoint(settings) && isLoopback(addressOf(line.target ?? '')?.host ?? '')) return false
      return endpoints.every(({ value }) => isCollectorHost(addressOf(value)?.host ?? '', environment))
    })
    const byTarget = Map.groupBy(open, ({ line }) => line.target ?? collectorHost(environment))
    return [...byTarget].flatMap(([target, [first, ...more]]) =>
      first === undefined
        ? []
        : [
            {
              subject: target,
              confidence: 'confirmed' as const,
              values: { services: listed([first, ...more].map(({ service }) => service)) },
              proof: [said(first.line)] as const,
            },
          ],
    )
  },
})
