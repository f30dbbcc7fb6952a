import { answered, emfFails, putEvents } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** CloudWatch Logs is not available for half of the calls. */
export const logsServerError = defineFault({
  name: 'logs-server-error',
  finds: 'logs-server-error',
  apply(account) {
    fails(
      account,
      'awsemf',
      emfFails(answered(putEvents, 503, 'ServiceUnavailableException: Service Unavailable', 2), {
        first: 'unavailable',
      }),
      { share: 0.5 },
    )
  },
})
