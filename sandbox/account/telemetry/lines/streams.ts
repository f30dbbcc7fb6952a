import { hex } from '../../chance.ts'
import { type EcsTask, runningTasks } from '../../ecs/state.ts'
import type { Account } from '../../state.ts'

export type Line = { at: number; stream: string; message: string }

/** @returns the tasks of a service that run at a time (ms). */
const tasksAt = (account: Account, service: string, at: number): EcsTask[] => {
  const cluster = account.clusters.byName.get(account.environment.cluster)
  return cluster === undefined ? [] : runningTasks(cluster, service, new Date(at))
}

/** @returns a stream as the awslogs driver names it: prefix, container, task. */
export const streamOf = (service: string, task: string): string => `${service}/${service}/${task}`

/** @returns the task that serves a request, or undefined when none runs. */
export const servingTask = (
  account: Account,
  service: string,
  at: { at: number; index: number },
): EcsTask | undefined => {
  const tasks = tasksAt(account, service, at.at)
  return tasks[at.index % Math.max(1, tasks.length)]
}

/** @returns the text of a request id that AWS gives an answer. */
export const requestId = (...keys: (string | number)[]): string => {
  const text = hex(32, ...keys)
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
}
