import type { Account } from '../state.ts'
import type { Rule } from './alarm_queries.ts'
import { dataRefused, emfRejected, exportSuccess, noTelemetry } from './pipeline_alarms.ts'
import { collectorMemory, serviceUnhealthy, traceErrors } from './service_alarms.ts'

/** Makes the alarms that the Terraform of a stack makes, each with the topic as its action. */
export const makeAlarms = (account: Account, topic: string): void => {
  const { alarms, alarmPrefix, name } = account.environment
  const rules: [string, Rule][] = [
    [alarms.collectorMemory, collectorMemory(account)],
    [alarms.traceErrors, traceErrors(account)],
    [alarms.serviceUnhealthy, serviceUnhealthy(account)],
    [`${alarmPrefix}export-success`, exportSuccess(account)],
    [`${alarmPrefix}data-refused`, dataRefused(account)],
    [`${alarmPrefix}emf-rejected`, emfRejected(account)],
    [`${alarmPrefix}no-telemetry`, noTelemetry(account)],
  ]
  const common = {
    createdAt: account.born,
    actionsEnabled: true,
    alarmActions: [topic],
    okActions: [topic],
    tags: { environment: name },
  }
  account.alarms.push(...rules.map(([alarm, rule]) => ({ ...common, ...rule, name: alarm })))
  account.composites.push({
    ...common,
    name: `${alarmPrefix}pipeline-broken`,
    description: 'Telemetry does not reach its backends.',
    rule: `ALARM("${alarmPrefix}export-success") OR ALARM("${alarmPrefix}no-telemetry")`,
  })
}
