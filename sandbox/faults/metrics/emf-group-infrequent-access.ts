import { ago, defineFault } from '../fault.ts'

/** Somebody made the EMF group anew in the cheaper class. */
export const emfGroupInfrequentAccess = defineFault({
  name: 'emf-group-infrequent-access',
  finds: 'emf-group-infrequent-access',
  apply(account) {
    const group = account.logGroups.get(account.environment.emfLogGroup)
    if (group === undefined) return
    const since = ago(account)
    Object.assign(group, { class: 'INFREQUENT_ACCESS', createdAt: since })
    account.conditions.push({ kind: 'emf', lost: 'silently', since })
  },
})
