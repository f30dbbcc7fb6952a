import { worker } from '../../account/telemetry/routes.ts'
import { ago, defineFault } from '../fault.ts'
import { directives } from './change.ts'

const withUnit = directives((each) => ({
  ...each,
  Metrics: each.Metrics.map((metric) => ({ ...metric, Unit: '{run}' })),
}))

/** A service gives its counter the unit of the semantic conventions, and no descriptor translates it. */
export const emfUnitUnknown = defineFault({
  name: 'emf-unit-unknown',
  finds: 'emf-unit-unknown',
  apply(account) {
    account.conditions.push({
      kind: 'emf',
      service: worker,
      metrics: /^agent\.runs$/,
      event: withUnit,
      lost: 'as_invalid',
      since: ago(account),
    })
  },
})
