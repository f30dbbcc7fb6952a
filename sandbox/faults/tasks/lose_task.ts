import { clusterOf } from '../../account/ecs/names.ts'
import { runningTasks } from '../../account/ecs/state.ts'
import type { Account } from '../../account/state.ts'
import type { End } from '../failing_tasks.ts'

/** Source: ECS developer guide, "Task retirement and maintenance for AWS Fargate on Amazon ECS". */
const retired: End = {
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: 'ECS is performing maintenance on the underlying infrastructure hosting the task.',
  exitCode: 0,
}

/** One of a service's tasks stops at a time, by default because AWS replaces what is under it. */
export const loseTask = (account: Account, service: string, at: Date, end: End = retired): void => {
  const [task] = runningTasks(clusterOf(account, account.environment.cluster), service, at)
  if (task !== undefined) Object.assign(task, end, { stoppedAt: at })
}
