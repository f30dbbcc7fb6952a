import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { driverError, failsToStart } from './no-start.ts'

/** A new revision names a log group that does not exist. */
export const containerLogGroupMissing = defineFault({
  name: 'container-log-group-missing',
  finds: 'container-log-group-missing',
  apply(account) {
    const error = 'ResourceNotFoundException: The specified log group does not exist.'
    failsToStart(account, worker, {
      error: `create stream has been retried 1 times: ${driverError(account, 'CreateLogStream', error)}`,
      options: { 'awslogs-group': `/ecs/${worker}` },
    })
  },
})
