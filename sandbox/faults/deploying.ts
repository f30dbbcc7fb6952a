import { minute, second } from '../account/clock.ts'
import { ago, defineFault } from './fault.ts'
import { nextCollector } from './revisions.ts'
import { rollOut } from './roll_out.ts'

/** Not a fault but a moment: a rolling deployment of the collector began 40 seconds ago and ends by itself. */
export const deploying = defineFault({
  name: 'deploying',
  apply(account) {
    const at = ago(account, 40 / 60)
    const pace = { starts: [30 * second, 65 * second], stops: 100 * second, completes: 3 * minute }
    rollOut(account, account.environment.collectorService, { at, definition: nextCollector(account, at), pace })
  },
})
