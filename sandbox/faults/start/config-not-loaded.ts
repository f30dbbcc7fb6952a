import { configParameter } from '../../account/healthy/collector_config.ts'
import { storeConfig } from '../collector_config.ts'
import { ago, defineFault } from '../fault.ts'

/** The configuration was changed an hour ago, and no task of the collector has started since. */
export const configNotLoaded = defineFault({
  name: 'config-not-loaded',
  finds: 'config-not-loaded',
  apply(account) {
    const parameter = account.parameters.get(configParameter(account))
    storeConfig(account, `${parameter?.value ?? ''} `, ago(account, 60))
  },
})
