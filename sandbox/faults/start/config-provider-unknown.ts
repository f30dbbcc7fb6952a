import { defineFault } from '../fault.ts'
import { failToStart } from './failing_start.ts'

/** The configuration reads a secret by itself, which ADOT cannot. */
export const configProviderUnknown = defineFault({
  name: 'config-provider-unknown',
  finds: 'config-provider-unknown',
  apply(account) {
    failToStart(account, {
      change({ exporters }) {
        const Authorization = '\u0024{secretsmanager:grafana}'
        Object.assign(exporters, {
          'otlp_http/grafana': { endpoint: 'https://otlp.example/otlp', headers: { Authorization } },
        })
      },
      lines: [
        'Error: failed to get config: cannot resolve the configuration: scheme "secretsmanager" is not supported for uri "secretsmanager:grafana"',
      ],
    })
  },
})
