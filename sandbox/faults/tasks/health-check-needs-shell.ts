import { second } from '../../account/clock.ts'
import { defineFault } from '../fault.ts'
import { rollOutUnhealthy } from './unhealthy.ts'

/** Somebody gave the collector the health check of every web service. */
export const healthCheckNeedsShell = defineFault({
  name: 'health-check-needs-shell',
  finds: 'health-check-needs-shell',
  apply(account) {
    const command = ['CMD-SHELL', 'curl -f http://localhost:13133/ || exit 1']
    rollOutUnhealthy(account, {
      healthCheck: { command, interval: 10, timeout: 3, retries: 3, startPeriod: 15 },
      lasts: 62 * second,
    })
  },
})
