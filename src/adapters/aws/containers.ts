import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListServicesCommand,
  ListTasksCommand,
} from '@aws-sdk/client-ecs'
import { type Containers, PortError } from '../../ports.ts'
import { batches, bounded } from './batches.ts'
import type { Clients } from './clients.ts'
import { calling } from './errors.ts'
import { allPages, pages } from './pages.ts'
import { serviceFrom } from './service.ts'
import { lastPart, taskFrom } from './task.ts'
import { taskDefinitionFrom } from './task-definition.ts'

/** Calls of one kind under way at once; ECS's read bucket refills at 20 a second (ECS "Request throttling"). */
const atOnce = 5

type Asked = { ecs: ECSClient; cluster: string; abortSignal: AbortSignal }

const totals = async ({ ecs, cluster, abortSignal }: Asked) => {
  const operation = 'ecs:DescribeClusters'
  const command = new DescribeClustersCommand({ clusters: [cluster] })
  const found = (await calling(operation, ecs.send(command, { abortSignal }))).clusters?.[0]
  if (found === undefined || found.status === 'INACTIVE')
    throw new PortError('not_found', operation, `There is no cluster called ${cluster}.`)
  return {
    services: found.activeServicesCount ?? 0,
    runningTasks: found.runningTasksCount ?? 0,
    pendingTasks: found.pendingTasksCount ?? 0,
  }
}

const serviceNames = async ({ ecs, cluster, abortSignal }: Asked, most: number) => {
  const page = async (nextToken: string | undefined) => {
    const command = new ListServicesCommand({ cluster, maxResults: 100, ...(nextToken && { nextToken }) })
    const answer = await calling('ecs:ListServices', ecs.send(command, { abortSignal }))
    return { items: answer.serviceArns ?? [], next: answer.nextToken }
  }
  const { items, complete } = await pages(100, page, (found) => found.length > most)
  return { names: items.slice(0, most).map(lastPart), complete: complete && items.length <= most }
}

const described = async ({ ecs, cluster, abortSignal }: Asked, services: string[]) => {
  const operation = 'ecs:DescribeServices'
  const command = new DescribeServicesCommand({ cluster, services })
  const answer = await calling(operation, ecs.send(command, { abortSignal }))
  const failure = answer.failures?.find(({ reason }) => reason !== 'MISSING')
  if (failure)
    throw new PortError('unavailable', operation, `${failure.arn}: ${failure.reason} ${failure.detail ?? ''}`)
  return (answer.services ?? []).map(serviceFrom)
}

const taskArns = async (
  { ecs, cluster, abortSignal }: Asked,
  serviceName: string,
  desiredStatus: 'RUNNING' | 'STOPPED',
) => {
  const operation = 'ecs:ListTasks'
  return allPages(operation, 100, async (nextToken) => {
    const command = new ListTasksCommand({ cluster, serviceName, desiredStatus, ...(nextToken && { nextToken }) })
    const page = await calling(operation, ecs.send(command, { abortSignal }))
    return { items: page.taskArns ?? [], next: page.nextToken }
  })
}

const tasks = async (asked: Asked, service: string) => {
  const statuses = ['RUNNING', 'STOPPED'] as const
  const arns = new Set((await Promise.all(statuses.map((status) => taskArns(asked, service, status)))).flat())
  const found = await bounded(batches([...arns], 100), atOnce, async (batch) => {
    const command = new DescribeTasksCommand({ cluster: asked.cluster, tasks: batch })
    return (await calling('ecs:DescribeTasks', asked.ecs.send(command, { abortSignal: asked.abortSignal }))).tasks ?? []
  })
  // Asked for by service already; an emulator that ignores that must not show us another service's tasks.
  return found
    .flat()
    .map(taskFrom)
    .filter(({ group }) => group === `service:${service}`)
}

const taskDefinition = async ({ ecs, abortSignal }: Asked, name: string) => {
  const operation = 'ecs:DescribeTaskDefinition'
  const command = new DescribeTaskDefinitionCommand({ taskDefinition: name })
  const answer = await calling(operation, ecs.send(command, { abortSignal })).catch((error: unknown) => {
    // ECS has no name of its own for this: a ClientException with this sentence.
    const missing = error instanceof PortError && error.detail.includes('Unable to describe task definition')
    throw missing ? new PortError('not_found', operation, error.detail) : error
  })
  if (answer.taskDefinition === undefined) throw new PortError('not_found', operation, name)
  return taskDefinitionFrom(answer.taskDefinition)
}

/** @returns the ECS port of one cluster; every call ends when `signal` aborts. */
export const containers = (
  clients: Clients,
  { cluster, signal }: { cluster: string; signal: AbortSignal },
): Containers => {
  const asked: Asked = { ecs: clients.of(ECSClient), cluster, abortSignal: signal }
  return {
    cluster: () => totals(asked),
    serviceNames: (most) => serviceNames(asked, most),
    services: async (names) => (await bounded(batches(names, 10), atOnce, (batch) => described(asked, batch))).flat(),
    tasks: (service) => tasks(asked, service),
    taskDefinition: (name) => taskDefinition(asked, name),
  }
}
