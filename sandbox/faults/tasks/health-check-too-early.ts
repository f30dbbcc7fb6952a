import { second } from '../../account/clock.ts'
import { defineFault } from '../fault.ts'
import { rollOutUnhealthy } from './unhealthy.ts'

/** The health check gives up after five seconds, and the collector needs nine to start. */
export const healthCheckTooEarly = defineFault({
  name: 'health-check-too-early',
  finds: 'health-check-too-early',
  apply(account) {
    rollOutUnhealthy(account, {
      healthCheck: { command: ['CMD', '/healthcheck'], interval: 5, timeout: 2, retries: 1, startPeriod: 0 },
      lasts: 12 * second,
      readyAfter: 9 * second,
    })
  },
})
