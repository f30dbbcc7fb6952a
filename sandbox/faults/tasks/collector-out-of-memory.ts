import { second } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { runningTasks } from '../../account/ecs/state.ts'
import { addFailingTasks, type End } from '../failing_tasks.ts'
import { ago, defineFault } from '../fault.ts'

const killed: End = {
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  exitCode: 137,
  containerReason: 'OutOfMemoryError: Container killed due to memory usage',
}

/** The collector takes more memory than it has: its limiter refuses, and each task is killed after a while all the same. */
export const collectorOutOfMemory = defineFault({
  name: 'collector-out-of-memory',
  finds: 'collector-out-of-memory',
  apply(account) {
    const { cluster, collectorService } = account.environment
    const at = ago(account)
    for (const task of runningTasks(clusterOf(account, cluster), collectorService, at))
      Object.assign(task, killed, { stoppedAt: at })
    addFailingTasks(account, collectorService, { from: at, end: killed, count: 2, lasts: 130 * second })
    account.conditions.push({ kind: 'memory_pressure', since: ago(account, 26) })
  },
})
