import { answered, emfFails, putEvents } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** CloudWatch Logs refuses what awsemf sends. */
export const logsRequestInvalid = defineFault({
  name: 'logs-request-invalid',
  finds: 'logs-request-invalid',
  apply(account) {
    fails(
      account,
      'awsemf',
      emfFails(
        answered(
          putEvents,
          400,
          'InvalidParameterException: Log events in a single PutLogEvents request cannot span more than 24 hours.',
        ),
        { first: 'invalid' },
      ),
    )
  },
})
