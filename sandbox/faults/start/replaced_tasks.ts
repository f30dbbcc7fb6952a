import { second } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { runningTasks } from '../../account/ecs/state.ts'
import type { Account } from '../../account/state.ts'
import { addFailingTasks, type End } from '../failing_tasks.ts'

/** How long each task lives that is found unhealthy or runs out of memory. */
const lasts = 90 * second

/** Every task of the collector comes up, ends in that way after a while, and is replaced by one that does the same. */
export const endAgainAndAgain = (account: Account, since: Date, end: End): void => {
  const { cluster, collectorService } = account.environment
  const stoppedAt = new Date(since.getTime() + lasts)
  for (const task of runningTasks(clusterOf(account, cluster), collectorService, since))
    Object.assign(task, end, { stoppedAt })
  addFailingTasks(account, collectorService, { from: stoppedAt, end, count: 2, lasts })
}

export const unhealthy: End = {
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: 'Task failed container health checks',
  exitCode: 0,
}

export const outOfMemory: End = {
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  containerReason: 'OutOfMemoryError: Container killed due to memory usage',
  exitCode: 137,
}
