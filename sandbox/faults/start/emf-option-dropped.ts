import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'

/** A descriptor has a unit that awsemf does not know, so it is left out. */
export const emfOptionDropped = defineFault({
  name: 'emf-option-dropped',
  finds: 'emf-option-dropped',
  apply(account) {
    changeConfig(account, ({ exporters }) => {
      Object.assign(exporters.awsemf, {
        metric_descriptors: [{ metric_name: 'gen_ai.client.token.usage', unit: 'Tokens', overwrite: true }],
      })
    })
  },
})
