import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs'
import { expect, vi } from 'vitest'
import type { Clients } from '../../../src/adapters/aws/clients.ts'
import { containers } from '../../../src/adapters/aws/containers.ts'
import type { ContainersPlace } from '../containers.contract.ts'
import { patience } from './endpoint.ts'

const cluster = 'contract-cluster'
const services = { 'contract-api': 2, 'contract-worker': 1 }
const variables = { OTEL_TRACES_EXPORTER: 'otlp', LOG_FORMAT: 'json' }

const register = (ecs: ECSClient, family: string) =>
  ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      cpu: '256',
      memory: '512',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      containerDefinitions: [
        {
          name: 'app',
          image: 'public.ecr.aws/docker/library/busybox:1',
          environment: Object.entries(variables).map(([name, value]) => ({ name, value })),
          logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/contract' } },
        },
      ],
    }),
  )

/** Makes a cluster with two services, and waits until they run. */
export const seedCluster = async (clients: Clients): Promise<ContainersPlace> => {
  const ecs = clients.of(ECSClient)
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }))
  for (const [serviceName, desiredCount] of Object.entries(services)) {
    await register(ecs, serviceName)
    const network = { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } }
    await ecs.send(
      new CreateServiceCommand({
        cluster,
        serviceName,
        taskDefinition: serviceName,
        desiredCount,
        launchType: 'FARGATE',
        networkConfiguration: network,
      }),
    )
  }
  const signal = patience()
  const port = containers(clients, { cluster, signal })
  await vi.waitFor(
    async () => {
      const found = await port.services(Object.keys(services))
      expect(found.flatMap(({ deployments }) => deployments.map(({ rollout }) => rollout))).toEqual([
        'completed',
        'completed',
      ])
    },
    { timeout: 30_000 },
  )
  return {
    containers: port,
    missing: containers(clients, { cluster: 'no-such-cluster', signal }),
    services,
    family: 'contract-api',
    variables,
    logGroup: '/ecs/contract',
  }
}
