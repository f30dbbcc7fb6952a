import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'
import { endAgainAndAgain, unhealthy } from './replaced_tasks.ts'

/** The health extension was moved to another port, and the container's health check still asks the old one. */
export const healthPortDiffers = defineFault({
  name: 'health-port-differs',
  finds: 'health-port-differs',
  apply(account) {
    const since = changeConfig(account, ({ extensions }) => {
      extensions.health_check.endpoint = 'localhost:13134'
    })
    endAgainAndAgain(account, since, unhealthy)
  },
})
