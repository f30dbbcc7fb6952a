import { api } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { writtenAs } from './change.ts'

/** A new revision has no log configuration. */
export const logDriverMissing = defineFault({
  name: 'log-driver-missing',
  finds: 'log-driver-missing',
  apply(account) {
    // What the SDK types as absent is left out where the account answers.
    writtenAs(account, api, () => [], { container: { logConfiguration: undefined } })
  },
})
