import { minute, second } from '../account/clock.ts'
import { clusterOf } from '../account/ecs/names.ts'
import type { EcsTask } from '../account/ecs/state.ts'
import { startedTask } from '../account/healthy/services.ts'
import type { Account } from '../account/state.ts'

export type End = Pick<EcsTask, 'stopCode' | 'stoppedReason' | 'exitCode' | 'containerReason' | 'lastWords'>

/** ECS keeps trying; the simulation knows its attempts for some hours ahead. */
const attempts = 160

/** Adds tasks that ECS starts every three minutes from a time on and that end after so many ms, again and again. */
export const addFailingTasks = (
  account: Account,
  service: string,
  { from, end, count, lasts }: { from: Date; end: End; count: number; lasts: number },
): void => {
  const cluster = clusterOf(account, account.environment.cluster)
  const owner = cluster.services.find(({ name }) => name === service)
  const [deployment] = owner?.deployments ?? []
  if (owner === undefined || deployment === undefined) throw new RangeError(`no service is called ${service}`)
  const first = Math.ceil(from.getTime() / minute) * minute + 5 * second
  for (let attempt = 0; attempt < attempts; attempt++) {
    const at = new Date(first + attempt * 3 * minute)
    const started = Array.from({ length: count }, (_, number) => ({
      ...startedTask(account, {
        service,
        deployment: deployment.id,
        taskDefinition: deployment.taskDefinition,
        number: 100 + attempt * count + number,
        at,
      }),
      ...end,
      ...(end.stopCode === 'TaskFailedToStart' && { startedAt: new Date(at.getTime() + lasts) }),
      stoppedAt: new Date(at.getTime() + lasts),
    }))
    cluster.tasks.push(...started)
    owner.events.push({
      at: new Date(at.getTime() - 40 * second),
      message: `(service ${service}) has started ${count} tasks: ${started.map(({ id }) => `(task ${id})`).join(' ')}.`,
    })
  }
  const unable = `(service ${service}) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`
  owner.events.push({ at: new Date(first + 9 * minute), message: unable })
}
