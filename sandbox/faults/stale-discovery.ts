import { hex } from '../account/chance.ts'
import { defineFault } from './fault.ts'

/** Cloud Map still lists an address that no task has. */
export const staleDiscovery = defineFault({
  name: 'stale-discovery',
  finds: 'discovery-stale-instance',
  apply(account) {
    for (const service of account.directory.services) {
      service.stale.push({ id: hex(32, account.seed, service.id, 'stale'), ip: '10.0.2.13' })
    }
  },
})
