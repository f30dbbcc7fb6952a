import { xrayDeniedLines } from '../account/telemetry/lines/collector_errors.ts'
import { ago, defineFault } from './fault.ts'

/** The collector's task role lost its permission for X-Ray: every batch is refused and dropped. */
export const xrayAccessDenied = defineFault({
  name: 'xray-access-denied',
  finds: 'xray-access-denied',
  apply(account) {
    const role = account.roles.get(`${account.environment.collectorService}-task`)
    if (role !== undefined) role.statements = role.statements.filter(({ Sid }) => Sid !== 'Traces')
    account.conditions.push({ kind: 'export_fails', exporter: 'awsxray', says: xrayDeniedLines, since: ago(account) })
  },
})
