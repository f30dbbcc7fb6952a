import { second } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { runningTasks } from '../../account/ecs/state.ts'
import { addFailingTasks, type End } from '../failing_tasks.ts'
import { ago, defineFault } from '../fault.ts'

const exited: End = {
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  exitCode: 2,
}

/** The collector ends half a minute after each start and writes nothing about it. */
export const collectorExits = defineFault({
  name: 'collector-exits',
  finds: 'collector-exits',
  apply(account) {
    const { cluster, collectorService } = account.environment
    const at = ago(account)
    for (const task of runningTasks(clusterOf(account, cluster), collectorService, at))
      Object.assign(task, exited, { stoppedAt: at })
    addFailingTasks(account, collectorService, { from: at, end: exited, count: 2, lasts: 30 * second })
    account.conditions.push({ kind: 'collector_down', since: at })
  },
})
