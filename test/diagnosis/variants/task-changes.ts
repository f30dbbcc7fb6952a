import type { World } from '../../../sandbox/account/account.ts'
import { minute, second } from '../../../sandbox/account/clock.ts'
import type { EcsService, EcsTask } from '../../../sandbox/account/ecs/state.ts'
import { runningTasks } from '../../../sandbox/account/ecs/state.ts'
import { startedTask } from '../../../sandbox/account/healthy/services.ts'
import type { Account } from '../../../sandbox/account/state.ts'
import { failingRollOut } from '../../../sandbox/faults/failing_roll_out.ts'
import { addFailingTasks, type End } from '../../../sandbox/faults/failing_tasks.ts'
import { nextApplication, nextCollector } from '../../../sandbox/faults/revisions.ts'
import { loseTask } from '../../../sandbox/faults/tasks/lose_task.ts'

export const application = 'agent-api'

/** @returns the time so many minutes before now. */
export const before = (account: Account, minutes: number): Date =>
  new Date(account.clock.now().getTime() - minutes * minute)

/** @returns the collector's name where no service is named. */
const nameOf = (account: Account, service?: string): string => service ?? account.environment.collectorService

/** @returns the cluster and a service of it, the collector's where none is named. */
export const ecs = ({ production: account }: World, service?: string) => {
  const cluster = account.clusters.byName.get(account.environment.cluster)
  const found = cluster?.services.find(({ name }) => name === nameOf(account, service))
  if (cluster === undefined || found === undefined) throw new RangeError(`there is no service ${service}`)
  return { account, cluster, service: found }
}

/** @returns the service's tasks that run now. */
export const running = (world: World, service?: string): EcsTask[] => {
  const { account, cluster, service: found } = ecs(world, service)
  return runningTasks(cluster, found.name, account.clock.now())
}

type Told = { service?: string; as?: 'task' | 'container'; givesUp?: number; minutes?: number }

/** @returns a change: a new revision of a service cannot start its tasks, and this is what ECS says. */
export const cannotStart =
  (text: string, { service, as = 'task', givesUp, minutes = 20 }: Told = {}) =>
  ({ production: account }: World): void => {
    const at = before(account, minutes)
    const name = nameOf(account, service)
    const definition =
      service === undefined ? nextCollector(account, at) : nextApplication(account, service, { registeredAt: at })
    const reason =
      as === 'task' ? { stoppedReason: text } : { stoppedReason: 'Task failed to start', containerReason: text }
    const end: End = { stopCode: 'TaskFailedToStart', ...reason }
    failingRollOut(account, name, {
      at,
      definition,
      end,
      lasts: 25 * second,
      ...(givesUp !== undefined && { givesUp }),
    })
  }

/** @returns a change: one task is gone, and this event is all that ECS says about the next. */
export const eventOnly =
  (text: string, { service, minutes = 10 }: { service?: string; minutes?: number } = {}) =>
  (world: World): void => {
    const { account, service: found } = ecs(world, service)
    loseTask(account, found.name, before(account, minutes + 1))
    found.events.push({ at: before(account, minutes), message: `(service ${found.name}) ${text}` })
  }

/** @returns a change: the running tasks of a service end so, and every new one does after so many seconds. */
export const keepsEnding =
  (end: End, { service, seconds = 20, minutes = 20 }: { service?: string; seconds?: number; minutes?: number } = {}) =>
  (world: World): void => {
    const { account, service: found } = ecs(world, service)
    const from = before(account, minutes)
    for (const task of running(world, found.name)) Object.assign(task, end, { stoppedAt: from })
    addFailingTasks(account, found.name, { from, end, count: 2, lasts: seconds * second })
  }

/** @returns a change: one task of a service ended once, so many minutes ago, and another one took its place. */
export const endedOnce =
  (end: End, { service, minutes = 30 }: { service?: string; minutes?: number } = {}) =>
  (world: World): void => {
    const { account, cluster, service: found } = ecs(world, service)
    const [lost] = running(world, found.name)
    if (lost === undefined) return
    loseTask(account, found.name, before(account, minutes), end)
    const { deployment, taskDefinition } = lost
    const at = before(account, minutes - 1)
    const next = startedTask(account, { service: found.name, deployment, taskDefinition, number: 70, at })
    cluster.tasks.push(next)
    found.events.push({
      at: next.createdAt,
      message: `(service ${found.name}) has started 1 tasks: (task ${next.id}).`,
    })
  }

/** Changes a service of the account. */
export const changeService =
  (change: (service: EcsService, account: Account) => void, name?: string) =>
  (world: World): void => {
    const { account, service } = ecs(world, name)
    change(service, account)
  }

/** @returns one change made of several, in their order. */
export const all =
  (...changes: readonly ((world: World) => void)[]) =>
  (world: World): void => {
    for (const change of changes) change(world)
  }
