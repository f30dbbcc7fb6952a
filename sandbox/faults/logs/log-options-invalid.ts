import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { failsToStart } from './no-start.ts'

/** A new revision has an empty region in the options of its log driver. */
export const logOptionsInvalid = defineFault({
  name: 'log-options-invalid',
  finds: 'log-options-invalid',
  apply(account) {
    failsToStart(account, worker, {
      error: 'unable to get awslogs driver arguments: awslogs-region is required',
      options: { 'awslogs-region': '' },
    })
  },
})
