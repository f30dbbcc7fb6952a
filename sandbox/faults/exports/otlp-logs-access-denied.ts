import { taskRole } from '../../account/telemetry/lines/collector_errors.ts'
import { answered, createStream, otlpLogsFail } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** The task role lost its permission for the group of the log records. */
export const otlpLogsAccessDenied = defineFault({
  name: 'otlp-logs-access-denied',
  finds: 'otlp-logs-access-denied',
  apply(account) {
    const role = account.roles.get(`${account.environment.collectorService}-task`)
    if (role !== undefined) role.statements = role.statements.filter(({ Sid }) => Sid !== 'OtlpLogs')
    const group = `arn:aws:logs:${account.region}:${account.id}:log-group:${account.environment.logGroup}/otlp`
    const rest = `api error AccessDeniedException: User: ${taskRole(account)} is not authorized to perform: logs:CreateLogStream on resource: ${group}:log-stream:otlp because no identity-based policy allows the logs:CreateLogStream action`
    fails(account, 'awscloudwatchlogs', otlpLogsFail(answered(createStream, 400, rest)))
  },
})
