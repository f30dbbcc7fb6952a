import { defineFault } from '../fault.ts'

/** The applications' log group was made anew, of the class that is cheaper to write to. */
export const logGroupInfrequentAccess = defineFault({
  name: 'log-group-infrequent-access',
  finds: 'log-group-infrequent-access',
  apply(account) {
    const group = account.logGroups.get(account.environment.logGroup)
    if (group !== undefined) group.class = 'INFREQUENT_ACCESS'
  },
})
