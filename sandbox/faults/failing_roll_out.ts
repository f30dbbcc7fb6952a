import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { hash } from '../account/chance.ts'
import { minute, second } from '../account/clock.ts'
import { clusterOf } from '../account/ecs/names.ts'
import { startedTask } from '../account/healthy/services.ts'
import type { Account } from '../account/state.ts'
import type { End } from './failing_tasks.ts'

type Failing = {
  /** When the deployment begins. */
  at: Date
  definition: TaskDefinition
  end: End & { readyAfter?: number }
  /** How long a task lasts, in ms. */
  lasts: number
  /** After how many ms the circuit breaker goes back to the deployment before; never while nothing is said. */
  givesUp?: number
  /** What ECS says about a task as it ends, besides its own reason. */
  says?(task: string): string
}

/** ECS tries again every two minutes, later less often; the simulation knows an hour of it ahead. */
const attempts = 60

/**
 * Rolls a service over to a revision whose tasks do not stay up: the old ones go on, the new ones come and go, and in the
 * end ECS may give the deployment up. Texts of events: ECS developer guide, "service event messages".
 */
export const failingRollOut = (account: Account, name: string, rollout: Failing): void => {
  const { at, definition, end, lasts, givesUp = Infinity, says } = rollout
  const service = clusterOf(account, account.environment.cluster).services.find((one) => one.name === name)
  const [before] = service?.deployments ?? []
  const taskDefinition = definition.taskDefinitionArn ?? ''
  if (service === undefined || before === undefined) throw new RangeError(`no service is called ${name}`)
  const id = `ecs-svc/${String(hash(account.seed, name, at.getTime(), 'fails'))
    .padStart(10, '1')
    .repeat(2)
    .slice(0, 19)}`
  const say = (when: Date, message: string) =>
    service.events.push({ at: when, message: `(service ${name}) ${message}` })
  const neverStarts = end.stopCode === 'TaskFailedToStart'
  account.clusters.taskDefinitions.push(definition)
  for (let attempt = 0; attempt < attempts && attempt * 2 * minute < givesUp; attempt++) {
    const started = new Date(at.getTime() + attempt * 2 * minute + 40 * second)
    const stoppedAt = new Date(started.getTime() + lasts)
    const task = {
      ...startedTask(account, { service: name, deployment: id, taskDefinition, number: attempt, at: started }),
      ...end,
      ...(neverStarts && { startedAt: stoppedAt }),
      stoppedAt,
    }
    clusterOf(account, account.environment.cluster).tasks.push(task)
    say(task.createdAt, `has started 1 tasks: (task ${task.id}).`)
    if (says !== undefined) say(stoppedAt, says(task.id))
    // ECS does not repeat an event while its reason lasts.
    if (neverStarts && attempt === 0) say(stoppedAt, `was unable to place a task. Reason: ${end.stoppedReason}`)
  }
  const failed = { id, taskDefinition, createdAt: at }
  const gaveUpAt = new Date(at.getTime() + Math.min(givesUp, 1e12))
  service.deployments = givesUp === Infinity ? [failed, before] : [before, { ...failed, failedAt: gaveUpAt }]
  if (givesUp === Infinity) return
  say(gaveUpAt, `(deployment ${id}) deployment failed: tasks failed to start.`)
  say(gaveUpAt, `rolling back to (deployment ${before.id}).`)
  say(new Date(gaveUpAt.getTime() + minute), 'has reached a steady state.')
}
