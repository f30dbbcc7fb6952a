import type { Service } from './service.ts'
import type { Task } from './task.ts'
import type { TaskDefinition } from './task-definition.ts'

/** ECS. Everything fails with `PortError`; a name that does not exist is `not_found`. */
export type Containers = {
  /** Totals of a cluster, in one call however large it is. */
  cluster(): Promise<{ services: number; runningTasks: number; pendingTasks: number }>
  /** Names of the cluster's services, at most `most`; `complete` is false when there are more. */
  serviceNames(most: number): Promise<{ names: string[]; complete: boolean }>
  /** The services of those names; one that does not exist is left out. 10 a call (ECS's limit). */
  services(names: readonly string[]): Promise<Service[]>
  /** A service's tasks, running ones and those stopped in about the last hour (all that ECS keeps). */
  tasks(service: string): Promise<Task[]>
  /** By ARN, or by family for its newest active revision. */
  taskDefinition(arnOrFamily: string): Promise<TaskDefinition>
}
