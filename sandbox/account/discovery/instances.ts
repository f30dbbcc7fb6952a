import type {
  DiscoverInstancesCommandInput,
  DiscoverInstancesCommandOutput,
  GetInstancesHealthStatusCommandInput,
  GetInstancesHealthStatusCommandOutput,
  HealthStatus,
  ListInstancesCommandInput,
  ListInstancesCommandOutput,
} from '@aws-sdk/client-servicediscovery'
import { second } from '../clock.ts'
import { lastPart } from '../ecs/names.ts'
import { statusOf } from '../ecs/state.ts'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import type { Account } from '../state.ts'
import type { DirectoryService } from './state.ts'

type Registered = { id: string; attributes: Record<string, string>; health: HealthStatus }

/** ECS registers a task once it runs; DNS answers follow within a minute. */
const registrationTakes = 5 * second

const fromTasks = (account: Account, service: DirectoryService): Registered[] => {
  const now = account.clock.now()
  return [...account.clusters.byName.values()].flatMap((cluster) =>
    cluster.tasks
      .filter((task) => task.service === service.ecsService && statusOf(task, now) === 'RUNNING')
      .filter((task) => now.getTime() - task.startedAt.getTime() >= registrationTakes)
      .map((task) => ({
        id: task.id,
        health: (task.unhealthySince !== undefined && task.unhealthySince <= now
          ? 'UNHEALTHY'
          : 'HEALTHY') as HealthStatus,
        attributes: {
          AVAILABILITY_ZONE: `${account.region}a`,
          AWS_INIT_HEALTH_STATUS: 'HEALTHY',
          AWS_INSTANCE_IPV4: task.ip,
          ECS_CLUSTER_NAME: cluster.name,
          ECS_SERVICE_NAME: task.service,
          ECS_TASK_DEFINITION_FAMILY: lastPart(task.taskDefinition).split(':')[0] ?? '',
          REGION: account.region,
        },
      })),
  )
}

const registered = (account: Account, service: DirectoryService): Registered[] => [
  ...fromTasks(account, service),
  ...service.stale.map(({ id, ip }) => ({ id, health: 'HEALTHY' as const, attributes: { AWS_INSTANCE_IPV4: ip } })),
]

/** @returns the addresses that DNS gives for a service: those of healthy instances, of all where none is healthy. */
export const addressesOf = (account: Account, service: DirectoryService): string[] => {
  const all = registered(account, service)
  const healthy = all.filter(({ health }) => health === 'HEALTHY')
  return (healthy.length > 0 ? healthy : all).flatMap(({ attributes }) => attributes['AWS_INSTANCE_IPV4'] ?? [])
}

const serviceOf = (account: Account, id: string | undefined): DirectoryService => {
  const service = account.directory.services.find((one) => one.id === id || one.arn === id)
  if (service === undefined) throw new AwsFault('ServiceNotFound', `Service not found: ${id}`)
  return service
}

export const listInstances = operation<ListInstancesCommandInput, ListInstancesCommandOutput>({
  members: ['ServiceId', 'NextToken', 'MaxResults'],
  answer({ ServiceId, NextToken, MaxResults }, { account }) {
    const page = pageOf(registered(account, serviceOf(account, ServiceId)), {
      token: NextToken,
      wished: MaxResults,
      size: account.pageSizes.instances,
      invalid: 'InvalidInput',
    })
    return {
      ResourceOwner: account.id,
      Instances: page.items.map(({ id, attributes }) => ({
        Id: id,
        Attributes: attributes,
        CreatedByAccount: account.id,
      })),
      NextToken: page.next,
    }
  },
})

export const getInstancesHealthStatus = operation<
  GetInstancesHealthStatusCommandInput,
  GetInstancesHealthStatusCommandOutput
>({
  members: ['ServiceId', 'Instances', 'NextToken', 'MaxResults'],
  answer({ ServiceId, Instances, NextToken, MaxResults }, { account }) {
    const all = registered(account, serviceOf(account, ServiceId))
    const unknown = Instances?.find((id) => !all.some((one) => one.id === id))
    if (unknown !== undefined) throw new AwsFault('InstanceNotFound', `Instance not found: ${unknown}`)
    const page = pageOf(
      all.filter(({ id }) => Instances === undefined || Instances.includes(id)),
      { token: NextToken, wished: MaxResults, size: account.pageSizes.instances, invalid: 'InvalidInput' },
    )
    return { Status: Object.fromEntries(page.items.map(({ id, health }) => [id, health])), NextToken: page.next }
  },
})

export const discoverInstances = operation<DiscoverInstancesCommandInput, DiscoverInstancesCommandOutput>({
  members: ['NamespaceName', 'ServiceName', 'MaxResults', 'HealthStatus'],
  answer({ NamespaceName, ServiceName, MaxResults = 100, HealthStatus: wanted = 'HEALTHY' }, { account }) {
    const namespace = account.directory.namespaces.find(({ name }) => name === NamespaceName)
    if (namespace === undefined) throw new AwsFault('NamespaceNotFound', 'The namespace does not exist.')
    const service = account.directory.services.find(
      ({ name, namespaceId }) => name === ServiceName && namespaceId === namespace.id,
    )
    if (service === undefined) throw new AwsFault('ServiceNotFound', 'The service does not exist.')
    const all = registered(account, service)
    const healthy = all.filter(({ health }) => health === 'HEALTHY')
    const asked = wanted === 'ALL' ? all : all.filter(({ health }) => health === wanted)
    const chosen = wanted === 'HEALTHY_OR_ELSE_ALL' ? (healthy.length > 0 ? healthy : all) : asked
    return {
      Instances: chosen.slice(0, MaxResults).map(({ id, attributes, health }) => ({
        InstanceId: id,
        NamespaceName: namespace.name,
        ServiceName: service.name,
        HealthStatus: health,
        Attributes: attributes,
      })),
      InstancesRevision: chosen.length,
    }
  },
})
