import type { Service, Task } from '../../ports.ts'
import type { FactName, FactValues } from '../facts/schemas.ts'

/** One time that a task stopped, or that ECS says that it could not start one. */
export type Stop = {
  service: string
  at: Date
  /** All that ECS says about it: the task's reason, then those of its containers. */
  text: string
  source: FactName
  code?: string | undefined
  exitCode?: number | undefined
  image?: string | undefined
  taskDefinition?: string | undefined
  startedAt?: Date | undefined
  /** The deployment that the task belonged to. */
  startedBy?: string | undefined
}

type Known = Pick<FactValues, 'services'> & Partial<Pick<FactValues, 'collectorTasks' | 'applicationTasks'>>

/** ECS keeps stopped tasks for about an hour; events of the same age are about them. Source: ECS API reference, ListTasks. */
const keptMs = 3_600_000

/** Events that give a reason. ECS does not repeat one for six hours while it lasts. Source: ECS developer guide, "service event messages". */
const telling =
  /was unable to place a task|failed to launch a task with|could not launch \d+ tasks? for|trust relationship has been misconfigured|is unhealthy in \(target-group|is not healthy in target-group/

const newestFirst = <T extends { at: Date }>(list: readonly T[]): T[] =>
  list.toSorted((one, other) => other.at.getTime() - one.at.getTime())

const stopOf = (task: Task, service: string, source: FactName): Stop[] => {
  const { stoppedAt, stopCode, stoppedReason, containers, taskDefinition, startedAt, startedBy } = task
  if (stoppedAt === undefined && (task.desiredStatus !== 'STOPPED' || stoppedReason === undefined)) return []
  // The container that ended the task is the one that failed, not the sidecar that was stopped with it.
  const failed =
    containers.find(({ reason }) => reason !== undefined) ??
    containers.find(({ exitCode }) => exitCode !== undefined && exitCode !== 0) ??
    containers[0]
  const reasons = containers.flatMap(({ reason }) => reason ?? [])
  const text = [...new Set([stoppedReason, ...reasons].filter((each) => each !== undefined && each !== ''))].join('; ')
  return [
    {
      service,
      at: stoppedAt ?? startedAt ?? task.createdAt ?? new Date(0),
      text,
      source,
      code: stopCode,
      exitCode: failed?.exitCode,
      image: failed?.image,
      taskDefinition,
      startedAt,
      startedBy,
    },
  ]
}

const eventsOf = ({ name, events, running, wanted }: Service, now: Date): Stop[] =>
  events
    .filter(({ at, message }) => telling.test(message) && (running < wanted || now.getTime() - at.getTime() <= keptMs))
    .map(({ at, message }) => ({ service: name, at, text: message, source: 'services' as const }))

/** @returns the tasks of a service that are known; undefined where nobody asked for them. */
export const tasksOf = (service: string, known: Known, collectorService: string): readonly Task[] | undefined =>
  service === collectorService
    ? known.collectorTasks
    : known.applicationTasks?.find((each) => each.service === service)?.tasks

/** @returns what stopped in the last hour, and what ECS says about starts that failed, newest first. */
export const stopsOf = (known: Known, { collectorService, now }: { collectorService: string; now: Date }): Stop[] =>
  newestFirst(
    known.services.services.flatMap((service) => {
      const source = service.name === collectorService ? 'collectorTasks' : 'applicationTasks'
      const tasks = tasksOf(service.name, known, collectorService) ?? []
      return [...tasks.flatMap((task) => stopOf(task, service.name, source)), ...eventsOf(service, now)]
    }),
  )

const steady = /has reached a steady state/
const completed = /\(?deployment (ecs-svc\/\d+)\)? deployment completed/
const rolledBack = /rolling back to (?:\(?deployment )?(ecs-svc\/\d+)?/

/** A task is better off than the one before it once it has lasted so much longer. */
const marginMs = 60_000

const outlives = (task: Task, { at, startedAt, taskDefinition }: Stop, now: Date): boolean =>
  task.lastStatus === 'RUNNING' &&
  task.taskDefinition === taskDefinition &&
  task.startedAt !== undefined &&
  task.startedAt > at &&
  (startedAt === undefined || now.getTime() - task.startedAt.getTime() > at.getTime() - startedAt.getTime() + marginMs)

/** @returns what the service's events say after a stop. */
const after = ({ at: stopped }: Pick<Stop, 'at'>, { events }: Service): string[] =>
  events.filter(({ at }) => at >= stopped).map(({ message }) => message)

/** @returns the deployments that ECS went back to, according to those events. */
const backTo = (messages: readonly string[]): string[] =>
  messages.flatMap((message) => rolledBack.exec(message)?.[1] ?? [])

/** @returns whether a deployment came through after a stop; that ECS went back to the one before is none. */
export const redeployed = (stop: Pick<Stop, 'at'>, service: Service): boolean => {
  const later = after(stop, service)
  const back = backTo(later)
  return later.some((message) => {
    const deployment = completed.exec(message)?.[1]
    return deployment !== undefined && !back.includes(deployment)
  })
}

type Around = { service: Service; tasks?: readonly Task[] | undefined; now: Date }

/** @returns whether an end is history: the service has all its tasks, and one of the same revision that began later has lasted, or a later deployment came through. */
export const outlived = (stop: Stop, { service, tasks = [], now }: Around): boolean =>
  service.running >= service.wanted && (tasks.some((task) => outlives(task, stop, now)) || redeployed(stop, service))

/**
 * @returns whether a start that failed is history: as an end is, or ECS says that all is steady and has not gone back. If the
 * reason came again after that, ECS would say so again.
 */
export const overcome = (stop: Stop, around: Around): boolean => {
  const { service } = around
  if (outlived(stop, around)) return true
  const later = after(stop, service)
  const rolling = service.deployments.some(({ rollout }) => rollout === 'in_progress' || rollout === 'failed')
  return !later.some((message) => rolledBack.test(message)) && !rolling && later.some((message) => steady.test(message))
}
