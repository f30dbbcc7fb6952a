import { makeAccount } from '../account/account.ts'
import { second } from '../account/clock.ts'
import { defineFault } from './fault.ts'

/** Not a fault but a moment: the stack was made 90 seconds ago, its first tasks have just started. */
export const noDataYet = defineFault({
  name: 'no-data-yet',
  apply(account) {
    const role = account.roles.get(account.reader)
    const fresh = makeAccount({
      clock: account.clock,
      seed: account.seed,
      environment: { ...account.environment, account: account.id, region: account.region },
      reader: account.reader,
      trust: role?.trust ?? [],
      ageMs: 90 * second,
    })
    const { tables, queues, secrets, roles, pageSizes } = account
    Object.assign(account, fresh, { tables, queues, secrets, roles, pageSizes })
  },
})
