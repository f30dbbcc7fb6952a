import { second } from '../account/clock.ts'
import { clusterOf } from '../account/ecs/names.ts'
import { runningTasks } from '../account/ecs/state.ts'
import { api } from '../account/telemetry/routes.ts'
import { addFailingTasks, type End } from './failing_tasks.ts'
import { ago, defineFault } from './fault.ts'

const killed: End = {
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  exitCode: 137,
  containerReason: 'OutOfMemoryError: Container killed due to memory usage',
}

/** One of the two tasks of a service was killed for its memory, and so is every task that replaces it. */
export const serviceDegraded = defineFault({
  name: 'service-degraded',
  finds: 'application-out-of-memory',
  apply(account) {
    const at = ago(account)
    const [task] = runningTasks(clusterOf(account, account.environment.cluster), api, at)
    if (task !== undefined) Object.assign(task, killed, { stoppedAt: at })
    addFailingTasks(account, api, { from: at, end: killed, count: 1, lasts: 12 * second })
  },
})
