import { hash, hex } from '../chance.ts'
import { hour, minute } from '../clock.ts'
import { ecsArn } from '../ecs/names.ts'
import type { EcsService, EcsTask } from '../ecs/state.ts'
import type { Account } from '../state.ts'
import { applicationTask, applicationVariables, collectorTask } from './task_definitions.ts'

const deploymentId = (account: Account, ...keys: (string | number)[]): string =>
  `ecs-svc/${String(hash(account.seed, account.id, ...keys))
    .padStart(10, '1')
    .repeat(2)
    .slice(0, 19)}`

/** @returns a task that was started at that time by a deployment, with an address of its own. */
export const startedTask = (
  account: Account,
  from: { service: string; deployment: string; taskDefinition: string; at: Date; number: number },
): EcsTask => {
  const subnet = 1 + (from.number % 2)
  return {
    id: hex(32, account.seed, account.id, from.service, from.deployment, from.number),
    service: from.service,
    deployment: from.deployment,
    taskDefinition: from.taskDefinition,
    ip: `10.0.${subnet}.${20 + (hash(account.seed, from.service, from.deployment, from.number) % 200)}`,
    createdAt: new Date(from.at.getTime() - 40_000),
    startedAt: from.at,
  }
}

const securityGroup = (account: Account, name: string): string => `sg-${hex(17, account.id, name)}`

/** @returns the tasks that an earlier deployment ran until the last one replaced them. */
const replacedTasks = (account: Account, shape: Shape): EcsTask[] => {
  const at = shape.deployedAt.getTime()
  const from = new Date(account.born.getTime() + minute)
  if (at <= from.getTime()) return []
  const id = deploymentId(account, shape.name, shape.revision - 1)
  const taskDefinition = ecsArn(account, `task-definition/${shape.name}:${shape.revision - 1}`)
  return Array.from({ length: shape.wanted }, (_, number) => ({
    ...startedTask(account, { service: shape.name, deployment: id, taskDefinition, number, at: from }),
    stoppedAt: new Date(at + 2 * minute),
    stopCode: 'ServiceSchedulerInitiated' as const,
    stoppedReason: `Scaling activity initiated by (deployment ${deploymentId(account, shape.name, shape.revision)})`,
    exitCode: 0,
  }))
}

type Shape = {
  name: string
  wanted: number
  createdAt: Date
  deployedAt: Date
  revision: number
  registry?: string
  group: string
}

/** @returns a service that stands since its last deployment, with its tasks. */
const standingService = (account: Account, shape: Shape): { service: EcsService; tasks: EcsTask[] } => {
  const taskDefinition = ecsArn(account, `task-definition/${shape.name}:${shape.revision}`)
  const id = deploymentId(account, shape.name, shape.revision)
  const at = shape.deployedAt.getTime()
  const tasks = Array.from({ length: shape.wanted }, (_, number) =>
    startedTask(account, { service: shape.name, deployment: id, taskDefinition, number, at: new Date(at + minute) }),
  )
  const service: EcsService = {
    name: shape.name,
    wanted: shape.wanted,
    createdAt: shape.createdAt,
    deployments: [{ id, taskDefinition, createdAt: shape.deployedAt, completedAt: new Date(at + 3 * minute) }],
    events: [
      {
        at: new Date(at + 4_000),
        message: `(service ${shape.name}) has started ${shape.wanted} tasks: ${tasks.map((task) => `(task ${task.id})`).join(' ')}.`,
      },
      { at: new Date(at + 3 * minute), message: `(service ${shape.name}) (deployment ${id}) deployment completed.` },
      { at: new Date(at + 3 * minute), message: `(service ${shape.name}) has reached a steady state.` },
    ],
    subnets: account.network.subnets.map(({ id }) => id),
    securityGroups: [securityGroup(account, shape.group)],
    ...(shape.registry === undefined ? {} : { registry: shape.registry }),
  }
  return { service, tasks: [...replacedTasks(account, shape), ...tasks] }
}

/** How long the last deployments are ago in a healthy account, and which revisions they brought. */
const applications = { revision: 42, ago: 26 * hour }
const collector = { revision: 17, ago: 5 * hour + 12 * minute }

/** Two revisions of each family: the one that runs and the one before. */
const registerTaskDefinitions = (account: Account, since: (ago: number) => Date): void => {
  const { taskDefinitions } = account.clusters
  for (const back of [1, 0]) {
    const registeredAt = since(applications.ago + back * 50 * hour)
    for (const service of account.services) {
      const variables = applicationVariables(account, service)
      const revision = applications.revision - back
      taskDefinitions.push(applicationTask(account, service, { revision, registeredAt, variables }))
    }
    taskDefinitions.push(collectorTask(account, collector.revision - back, since(collector.ago + back * 80 * hour)))
  }
}

/** Registers the task definitions, then makes the services with their running tasks; `registry` is the collector's name. */
export const makeServices = (account: Account, registry: string): void => {
  const now = account.clock.now().getTime()
  const { cluster: name, collectorService } = account.environment
  const since = (ago: number) => new Date(Math.max(account.born.getTime(), now - ago))
  registerTaskDefinitions(account, since)
  const common = { wanted: 2, createdAt: account.born }
  const { revision } = applications
  const shapes: Shape[] = [
    ...account.services.map((service) => ({
      ...common,
      name: service,
      revision,
      deployedAt: since(applications.ago),
      group: 'app',
    })),
    {
      ...common,
      name: collectorService,
      revision: collector.revision,
      deployedAt: since(collector.ago),
      registry,
      group: 'collector',
    },
  ]
  const made = shapes.map((shape) => standingService(account, shape))
  account.clusters.byName.set(name, {
    name,
    services: made.map(({ service }) => service),
    tasks: made.flatMap(({ tasks }) => tasks),
  })
}
