import { answered, createStream, otlpLogsFail } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** The group for log records was deleted, and the task role may not make another. */
export const otlpLogGroupMissing = defineFault({
  name: 'otlp-log-group-missing',
  finds: 'otlp-log-group-missing',
  apply(account) {
    account.logGroups.delete(`${account.environment.logGroup}/otlp`)
    fails(
      account,
      'awscloudwatchlogs',
      otlpLogsFail(answered(createStream, 400, 'ResourceNotFoundException: The specified log group does not exist.')),
    )
  },
})
