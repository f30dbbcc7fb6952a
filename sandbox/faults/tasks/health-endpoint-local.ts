import { defineFault } from '../fault.ts'
import { loadBalanced } from './load_balanced.ts'

/** A network load balancer checks 13133, where the extension listens to its own task alone. */
export const healthEndpointLocal = defineFault({
  name: 'health-endpoint-local',
  finds: 'health-endpoint-local',
  apply(account) {
    loadBalanced(account, { port: 13133, reason: 'Health checks failed' })
  },
})
