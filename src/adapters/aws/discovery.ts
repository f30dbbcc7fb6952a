import {
  DiscoverInstancesCommand,
  GetInstancesHealthStatusCommand,
  ListInstancesCommand,
  ListServicesCommand,
  ServiceDiscoveryClient,
} from '@aws-sdk/client-servicediscovery'
import { type Discovery, type Instance, PortError } from '../../ports.ts'
import type { Clients } from './clients.ts'
import { calling } from './errors.ts'
import { allPages } from './pages.ts'

type Asked = { cloudMap: ServiceDiscoveryClient; abortSignal: AbortSignal }
type Attributes = Record<string, string> | undefined

const healths: Readonly<Record<string, Instance['health']>> = { HEALTHY: 'healthy', UNHEALTHY: 'unhealthy' }

const instance = (id = '', attributes: Attributes = {}, health = ''): Instance => {
  const ip = attributes['AWS_INSTANCE_IPV4'] ?? attributes['AWS_INSTANCE_IPV6']
  const port = Number(attributes['AWS_INSTANCE_PORT'])
  return {
    id,
    ...(ip !== undefined && { ip }),
    ...(Number.isInteger(port) && { port }),
    health: healths[health] ?? 'unknown',
  }
}

const discovered = async ({ cloudMap, abortSignal }: Asked, ServiceName: string, NamespaceName: string) => {
  const operation = 'servicediscovery:DiscoverInstances'
  // 1000 is the most that Cloud Map answers here, and there are no further pages.
  const command = new DiscoverInstancesCommand({ NamespaceName, ServiceName, HealthStatus: 'ALL', MaxResults: 1000 })
  const { Instances = [] } = await calling(operation, cloudMap.send(command, { abortSignal }))
  if (Instances.length >= 1000) throw new PortError('unsupported', operation, 'More than 1000 instances.')
  return Instances.map((one) => instance(one.InstanceId, one.Attributes, one.HealthStatus))
}

const serviceId = async ({ cloudMap, abortSignal }: Asked, name: string): Promise<string> => {
  const operation = 'servicediscovery:ListServices'
  const items = await allPages(operation, 50, async (NextToken) => {
    const command = new ListServicesCommand({ MaxResults: 100, ...(NextToken && { NextToken }) })
    const page = await calling(operation, cloudMap.send(command, { abortSignal }))
    return { items: page.Services ?? [], next: page.NextToken }
  })
  const [first, second] = items.filter((service) => service.Name === name)
  if (first?.Id === undefined) throw new PortError('not_found', operation, `There is no service called ${name}.`)
  if (second) throw new PortError('unsupported', operation, `More than one namespace has a service called ${name}.`)
  return first.Id
}

const healthOf = async ({ cloudMap, abortSignal }: Asked, ServiceId: string) => {
  const operation = 'servicediscovery:GetInstancesHealthStatus'
  const items = await allPages(operation, 20, async (NextToken) => {
    const command = new GetInstancesHealthStatusCommand({ ServiceId, ...(NextToken && { NextToken }) })
    const page = await calling(operation, cloudMap.send(command, { abortSignal }))
    return { items: Object.entries(page.Status ?? {}), next: page.NextToken }
  })
  return new Map<string, string>(items)
}

/** Cloud Map answers InstanceNotFound for the health of a service that has no instance, or only very new ones. */
const healthIfAny = async (asked: Asked, ServiceId: string): Promise<Map<string, string>> => {
  try {
    return await healthOf(asked, ServiceId)
  } catch (error) {
    if (error instanceof PortError && error.reason === 'not_found') return new Map()
    throw error
  }
}

const registered = async (asked: Asked, name: string) => {
  const ServiceId = await serviceId(asked, name)
  const operation = 'servicediscovery:ListInstances'
  const listed = allPages(operation, 20, async (NextToken) => {
    const command = new ListInstancesCommand({ ServiceId, MaxResults: 100, ...(NextToken && { NextToken }) })
    const answer = asked.cloudMap.send(command, { abortSignal: asked.abortSignal })
    const page = await calling(operation, answer)
    return { items: page.Instances ?? [], next: page.NextToken }
  })
  const [instances, health] = await Promise.all([listed, healthIfAny(asked, ServiceId)])
  return instances.map((one) => instance(one.Id, one.Attributes, health.get(one.Id ?? '')))
}

/** @returns the Cloud Map port; one call when the namespace is known, three in two steps otherwise. */
export const discovery = (clients: Clients, { signal }: { signal: AbortSignal }): Discovery => {
  const asked: Asked = { cloudMap: clients.of(ServiceDiscoveryClient), abortSignal: signal }
  return {
    instances: (service, namespace) =>
      namespace === undefined ? registered(asked, service) : discovered(asked, service, namespace),
  }
}
