import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'
import { endAgainAndAgain, unhealthy } from './replaced_tasks.ts'

/** The health extension is defined and no longer listed, so /healthcheck is refused and ECS replaces every task. */
export const healthExtensionOff = defineFault({
  name: 'health-extension-off',
  finds: 'health-extension-off',
  apply(account) {
    const since = changeConfig(account, ({ service }) => {
      service.extensions = ['pprof']
    })
    endAgainAndAgain(account, since, unhealthy)
  },
})
