import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'
import { notEmbedded } from './change.ts'

/** A new configuration no longer makes labels of the resource's attributes, and declares one of them. */
export const declaredDimensionsIncomplete = defineFault({
  name: 'declared-dimensions-incomplete',
  finds: 'declared-dimensions-incomplete',
  apply(account) {
    const since = changeConfig(account, ({ exporters }) => {
      exporters.awsemf.resource_to_telemetry_conversion = { enabled: false }
    })
    account.conditions.push({ kind: 'emf', event: notEmbedded('service.name'), lost: 'silently', since })
  },
})
