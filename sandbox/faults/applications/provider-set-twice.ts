import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, saysAtStart } from './change.ts'

/** A new revision of one service sets up its own SDK after another one stands that exports nothing. */
export const providerSetTwice = defineFault({
  name: 'provider-set-twice',
  finds: 'provider-set-twice',
  apply(account) {
    const since = changeWorker(account, {})
    account.conditions.push({ kind: 'unsent', service: worker, signals: ['traces'], since })
    saysAtStart(account, since, {
      level: 'WARNING',
      logger: 'opentelemetry.trace',
      message: 'Overriding of current TracerProvider is not allowed',
    })
  },
})
