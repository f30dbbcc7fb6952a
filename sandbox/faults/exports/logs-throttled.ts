import { answered, emfFails, otlpLogsFail, putEvents } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** CloudWatch Logs throttles calls of this account: half of the metrics are lost, and log records wait. */
export const logsThrottled = defineFault({
  name: 'logs-throttled',
  finds: 'logs-throttled',
  apply(account) {
    const throttled = answered(putEvents, 400, 'api error ThrottlingException: Rate exceeded', 2)
    fails(account, 'awsemf', emfFails(throttled, { first: 'refused' }), { share: 0.5 })
    fails(account, 'awscloudwatchlogs', otlpLogsFail(throttled), { share: 0.2 })
  },
})
