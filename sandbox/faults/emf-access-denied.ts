import { emfDeniedLines } from '../account/telemetry/lines/collector_errors.ts'
import { ago, defineFault } from './fault.ts'

/** The collector's task role may no longer write to the applications' EMF group; its own group still takes events. */
export const emfAccessDenied = defineFault({
  name: 'emf-access-denied',
  finds: 'emf-access-denied',
  apply(account) {
    const { collectorService, emfLogGroup } = account.environment
    const self = `arn:aws:logs:${account.region}:${account.id}:log-group:${emfLogGroup}/self:*`
    for (const statement of account.roles.get(`${collectorService}-task`)?.statements ?? []) {
      if (statement.Sid === 'EmfEvents') statement.Resource = self
    }
    account.conditions.push({ kind: 'export_fails', exporter: 'awsemf', says: emfDeniedLines, since: ago(account) })
  },
})
