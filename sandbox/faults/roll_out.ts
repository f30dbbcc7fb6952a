import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { hash } from '../account/chance.ts'
import { minute, second } from '../account/clock.ts'
import { clusterOf } from '../account/ecs/names.ts'
import { runningTasks } from '../account/ecs/state.ts'
import { startedTask } from '../account/healthy/services.ts'
import type { Account } from '../account/state.ts'

/** How long after a deployment begins its tasks run, the old ones stop, and it is complete. */
export type Pace = { starts: readonly number[]; stops: number; completes: number }

const ordinary: Pace = { starts: [minute, minute], stops: 2 * minute, completes: 3 * minute }

/**
 * Rolls a service over to a new revision, as ECS does it: new tasks first, then the old ones stop.
 * @returns when the last new task runs
 */
export const rollOut = (
  account: Account,
  name: string,
  { at, definition, pace = ordinary }: { at: Date; definition: TaskDefinition; pace?: Pace },
): Date => {
  const cluster = clusterOf(account, account.environment.cluster)
  const service = cluster.services.find((one) => one.name === name)
  const taskDefinition = definition.taskDefinitionArn ?? ''
  if (service === undefined) throw new RangeError(`no service is called ${name}`)
  const deployment = `ecs-svc/${String(hash(account.seed, name, at.getTime()))
    .padStart(10, '1')
    .repeat(2)
    .slice(0, 19)}`
  const after = (ms: number): Date => new Date(at.getTime() + ms)
  for (const task of runningTasks(cluster, name, at)) {
    task.stoppedAt = after(pace.stops)
    task.stopCode = 'ServiceSchedulerInitiated'
    task.stoppedReason = `Scaling activity initiated by (deployment ${deployment})`
    task.exitCode = 0
  }
  const tasks = pace.starts.map((ms, number) => ({
    ...startedTask(account, { service: name, deployment, taskDefinition, number, at: after(ms) }),
    createdAt: after(5 * second),
  }))
  cluster.tasks.push(...tasks)
  account.clusters.taskDefinitions.push(definition)
  service.deployments.unshift({ id: deployment, taskDefinition, createdAt: at, completedAt: after(pace.completes) })
  service.events.push(
    {
      at: after(5 * second),
      message: `(service ${name}) has started ${tasks.length} tasks: ${tasks.map(({ id }) => `(task ${id})`).join(' ')}.`,
    },
    { at: after(pace.completes), message: `(service ${name}) (deployment ${deployment}) deployment completed.` },
    { at: after(pace.completes), message: `(service ${name}) has reached a steady state.` },
  )
  return after(Math.max(...pace.starts))
}
