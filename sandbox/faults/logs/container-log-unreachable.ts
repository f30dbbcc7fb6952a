import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { failsToStart } from './no-start.ts'

/** The endpoint of CloudWatch Logs is gone from the VPC: new tasks do not start, old ones go on. */
export const containerLogUnreachable = defineFault({
  name: 'container-log-unreachable',
  finds: 'container-log-unreachable',
  apply(account) {
    failsToStart(account, worker, {
      error:
        'The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed',
    })
  },
})
