import { hash, uuid } from '../../account/chance.ts'
import { minute, second } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { startedTask } from '../../account/healthy/services.ts'
import type { Account } from '../../account/state.ts'
import { ago } from '../fault.ts'
import { changedRevision } from './change.ts'

/** ECS keeps trying; the simulation knows its attempts for some hours ahead. */
const attempts = 80

/** @returns an error of the driver as Fargate writes it since it has the AWS SDK for Go of version 2. */
export const driverError = (account: Account, operation: string, error: string): string => {
  const what = operation === 'CreateLogGroup' ? 'group' : 'stream'
  const id = uuid(account.seed, operation, 'request')
  return `failed to create Cloudwatch log ${what}: operation error CloudWatch Logs: ${operation}, https response error StatusCode: 400, RequestID: ${id}, ${error}`
}

/** Rolls out a revision of which no task starts, because its log driver cannot be set up; the tasks of before go on. */
export const failsToStart = (
  account: Account,
  service: string,
  { error, options = {} }: { error: string; options?: Readonly<Record<string, string>> },
): void => {
  const at = ago(account)
  const cluster = clusterOf(account, account.environment.cluster)
  const owner = cluster.services.find(({ name }) => name === service)
  if (owner === undefined) throw new RangeError(`no service is called ${service}`)
  const definition = changedRevision(account, service, { at, options })
  const taskDefinition = definition.taskDefinitionArn ?? ''
  const deployment = `ecs-svc/${String(hash(account.seed, service, error))
    .padStart(10, '1')
    .repeat(2)
    .slice(0, 19)}`
  account.clusters.taskDefinitions.push(definition)
  owner.deployments.unshift({ id: deployment, taskDefinition, createdAt: at })
  const reason = `ResourceInitializationError: failed to validate logger args: ${error} : exit status 1`
  for (let attempt = 0; attempt < attempts; attempt++) {
    const created = new Date(at.getTime() + attempt * 5 * minute)
    const stoppedAt = new Date(created.getTime() + 20 * second)
    const startedAt = new Date(stoppedAt.getTime() + second)
    cluster.tasks.push({
      ...startedTask(account, { service, deployment, taskDefinition, number: 100 + attempt, at: startedAt }),
      createdAt: created,
      stoppedAt,
      stopCode: 'TaskFailedToStart',
      stoppedReason: reason,
    })
  }
  const message = `(service ${service}) was unable to place a task. Reason: ${reason}.`
  owner.events.push({ at: new Date(at.getTime() + 25 * second), message })
}
