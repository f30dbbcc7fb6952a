import { answered, createStream, emfFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** The group to which awsemf writes was deleted, and the task role may not make another. */
export const emfLogGroupMissing = defineFault({
  name: 'emf-log-group-missing',
  finds: 'emf-log-group-missing',
  apply(account) {
    account.logGroups.delete(account.environment.emfLogGroup)
    fails(
      account,
      'awsemf',
      emfFails(answered(createStream, 400, 'ResourceNotFoundException: The specified log group does not exist.')),
    )
  },
})
