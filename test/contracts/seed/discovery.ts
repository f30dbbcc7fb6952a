import {
  CreateHttpNamespaceCommand,
  CreateServiceCommand,
  ListNamespacesCommand,
  RegisterInstanceCommand,
  ServiceDiscoveryClient,
} from '@aws-sdk/client-servicediscovery'
import type { Clients } from '../../../src/adapters/aws/clients.ts'
import { discovery } from '../../../src/adapters/aws/discovery.ts'
import type { DiscoveryPlace } from '../discovery.contract.ts'
import { patience } from './endpoint.ts'

const register = async (
  client: ServiceDiscoveryClient,
  NamespaceId: string,
  [name, ips]: [string, readonly string[]],
) => {
  const { Service } = await client.send(new CreateServiceCommand({ Name: name, NamespaceId }))
  for (const ip of ips) {
    const Attributes = { AWS_INSTANCE_IPV4: ip, AWS_INSTANCE_PORT: '4317' }
    await client.send(new RegisterInstanceCommand({ ServiceId: Service?.Id, InstanceId: `i-${ip}`, Attributes }))
  }
}

/** Makes two namespaces; the collector is registered in one, a service called `twice` in both. */
export const seedDiscovery = async (clients: Clients): Promise<DiscoveryPlace> => {
  const client = clients.of(ServiceDiscoveryClient)
  for (const Name of ['contract.local', 'other.local']) await client.send(new CreateHttpNamespaceCommand({ Name }))
  const { Namespaces = [] } = await client.send(new ListNamespacesCommand({}))
  const ips = ['10.0.1.10', '10.0.2.20']
  for (const { Id = '', Name } of Namespaces) {
    if (Name === 'contract.local') await register(client, Id, ['otel-collector', ips])
    await register(client, Id, ['twice', ['10.0.3.30']])
  }
  return {
    discovery: discovery(clients, { signal: patience() }),
    service: 'otel-collector',
    namespace: 'contract.local',
    ips,
    ambiguous: 'twice',
  }
}
