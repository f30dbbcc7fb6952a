import type { Environment } from '../config.ts'
import type { Instance, Task } from '../ports.ts'

/** A task that stopped is taken out, and one that started is put in, within about a minute. Source: product (Cloud Map a minute); twice that to be sure. */
const settlesMs = 120_000

const nameOf = ({ discoveryService, discoveryNamespace }: Environment): string =>
  discoveryNamespace === undefined ? discoveryService : `${discoveryService}.${discoveryNamespace}`

const same = ({ id, ip }: { id: string; ip?: string | undefined }, other: { id: string; ip?: string | undefined }) =>
  id === other.id || (ip !== undefined && ip === other.ip)

/** @returns instances that no task stands for, and running tasks that nobody can find, once both had time to settle. */
export const directory = (
  instances: readonly Instance[],
  tasks: readonly Task[],
  { environment, now }: { environment: Environment; now: Date },
): { name: string; stale: Instance[]; unregistered: Task[] } => {
  const settled = (at: Date | undefined) => at !== undefined && now.getTime() - at.getTime() > settlesMs
  const live = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING')
  const gone = tasks.filter(({ lastStatus, stoppedAt }) => lastStatus !== 'RUNNING' && !settled(stoppedAt))
  // Without addresses an instance under another id may well be one of the tasks.
  const unclear = live.some((task) => task.ip === undefined && !instances.some((instance) => same(instance, task)))
  return {
    name: nameOf(environment),
    stale: unclear ? [] : instances.filter((instance) => ![...live, ...gone].some((task) => same(instance, task))),
    unregistered: live.filter(
      (task) =>
        settled(task.startedAt) &&
        (task.ip !== undefined || instances.length === 0) &&
        !instances.some((instance) => same(instance, task)),
    ),
  }
}
