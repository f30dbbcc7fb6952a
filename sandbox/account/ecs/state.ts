import type { TaskDefinition } from '@aws-sdk/client-ecs'

/** A task with its whole life, also what lies ahead: what it is at a time follows from the clock. */
export type EcsTask = {
  id: string
  service: string
  deployment: string
  /** ARN with revision. */
  taskDefinition: string
  ip: string
  createdAt: Date
  /** Later than `stoppedAt` for a task that never started. */
  startedAt: Date
  stoppedAt?: Date
  stopCode?:
    | 'EssentialContainerExited'
    | 'ServiceSchedulerInitiated'
    | 'SpotInterruption'
    | 'TaskFailedToStart'
    | 'UserInitiated'
  stoppedReason?: string
  exitCode?: number
  containerReason?: string
  unhealthySince?: Date
  /** How long its container needs until it is ready, in ms, where that is more than a third of a second. */
  readyAfter?: number
  /** Digest of the image that it runs, where it is not the one of its task definition. */
  imageDigest?: string
  /** What its container writes before it ends by itself, in place of an ordinary start. */
  lastWords?: readonly string[]
}

export type EcsDeployment = {
  id: string
  taskDefinition: string
  createdAt: Date
  /** When its rollout is complete; absent while nobody knows. */
  completedAt?: Date
  /** When the circuit breaker gave it up. */
  failedAt?: Date
}

export type EcsService = {
  name: string
  /** ACTIVE where nothing is said; a deleted service is still shown for a while. */
  status?: 'DRAINING' | 'INACTIVE'
  wanted: number
  createdAt: Date
  /** Newest first. */
  deployments: EcsDeployment[]
  events: { at: Date; message: string }[]
  /** ARN of the Cloud Map service in which ECS registers the tasks. */
  registry?: string
  subnets: string[]
  securityGroups: string[]
  targetGroups?: { arn: string; container: string; port: number }[]
}

export type Cluster = { name: string; services: EcsService[]; tasks: EcsTask[] }

export type Clusters = { byName: Map<string, Cluster>; taskDefinitions: TaskDefinition[] }

export type TaskStatus = 'PENDING' | 'RUNNING' | 'STOPPED'

/** ECS keeps stopped tasks for about this long. Source: ECS documentation of `ListTasks`. */
const stoppedTasksKept = 60 * 60 * 1000

/** @returns what a task is at a time, or undefined when it does not exist yet or is no longer kept. */
export const statusOf = (task: EcsTask, at: Date): TaskStatus | undefined => {
  if (at < task.createdAt) return undefined
  if (task.stoppedAt !== undefined && at >= task.stoppedAt) {
    return at.getTime() - task.stoppedAt.getTime() < stoppedTasksKept ? 'STOPPED' : undefined
  }
  return at < task.startedAt ? 'PENDING' : 'RUNNING'
}

/** @returns the service's tasks that run at a time. */
export const runningTasks = (cluster: Cluster, service: string, at: Date): EcsTask[] =>
  cluster.tasks.filter((task) => task.service === service && statusOf(task, at) === 'RUNNING')
