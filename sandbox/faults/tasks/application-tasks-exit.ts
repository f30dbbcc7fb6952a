import { second } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { runningTasks } from '../../account/ecs/state.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { addFailingTasks, type End } from '../failing_tasks.ts'
import { ago, defineFault } from '../fault.ts'

const exited: End = {
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  exitCode: 1,
}

/** The tasks of one service end right after they began. */
export const applicationTasksExit = defineFault({
  name: 'application-tasks-exit',
  finds: 'application-tasks-exit',
  apply(account) {
    const at = ago(account)
    for (const task of runningTasks(clusterOf(account, account.environment.cluster), worker, at))
      Object.assign(task, exited, { stoppedAt: at })
    addFailingTasks(account, worker, { from: at, end: exited, count: 2, lasts: 8 * second })
    account.conditions.push({ kind: 'unsent', service: worker, since: at })
  },
})
