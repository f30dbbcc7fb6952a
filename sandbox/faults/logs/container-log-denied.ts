import { hex } from '../../account/chance.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { driverError, failsToStart } from './no-start.ts'

/** The execution role may no longer write to the containers' log group. */
export const containerLogDenied = defineFault({
  name: 'container-log-denied',
  finds: 'container-log-denied',
  apply(account) {
    const { id, region, environment, seed } = account
    const role = `${environment.prefix}-app-execution`
    const execution = account.roles.get(role)
    if (execution !== undefined)
      execution.statements = execution.statements.filter(({ Sid }) => Sid !== 'ContainerLogs')
    const stream = `arn:aws:logs:${region}:${id}:log-group:${environment.logGroup}:log-stream:${worker}/${worker}/${hex(32, seed, 'stream')}`
    const user = `User: arn:aws:sts::${id}:assumed-role/${role}/${hex(32, seed, 'session')}`
    const error = `api error AccessDeniedException: ${user} is not authorized to perform: logs:CreateLogStream on resource: ${stream} because no identity-based policy allows the logs:CreateLogStream action`
    failsToStart(account, worker, {
      error: `create stream has been retried 1 times: ${driverError(account, 'CreateLogStream', error)}`,
    })
  },
})
