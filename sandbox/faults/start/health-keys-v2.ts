import { defineFault } from '../fault.ts'
import { failToStart, invalid } from './failing_start.ts'

/** The health check was given the keys of its second version. */
export const healthKeysV2 = defineFault({
  name: 'health-keys-v2',
  finds: 'health-keys-v2',
  apply(account) {
    failToStart(account, {
      change({ extensions }) {
        Object.assign(extensions, { health_check: { http: { endpoint: 'localhost:13133' } } })
      },
      lines: invalid(
        'extensions::health_check: v2 healthcheck configuration (http/grpc fields) detected but feature gate is disabled. Either remove the v2 config fields or enable the feature gate with: --feature-gates=+extension.healthcheck.useComponentStatus',
      ),
    })
  },
})
