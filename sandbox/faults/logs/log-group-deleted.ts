import { defineFault } from '../fault.ts'

/** Somebody deleted the applications' log group; the tasks go on. */
export const logGroupDeleted = defineFault({
  name: 'log-group-deleted',
  finds: 'log-group-deleted',
  apply(account) {
    account.logGroups.delete(account.environment.logGroup)
  },
})
