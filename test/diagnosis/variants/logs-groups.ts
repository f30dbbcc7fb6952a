import type { World } from '../../../sandbox/account/account.ts'
import { api, web, worker } from '../../../sandbox/account/telemetry/routes.ts'
import { writtenAs } from '../../../sandbox/faults/logs/change.ts'
import type { Variants } from './variant.ts'

type Change = (world: World) => void

const to =
  (service: string, options: Readonly<Record<string, string>>): Change =>
  ({ production }) =>
    writtenAs(production, service, () => [], { options })

const classOf = (
  { production }: World,
  which: 'logGroup' | 'collectorLogGroup',
  name: 'INFREQUENT_ACCESS' | 'DELIVERY',
): void => {
  const group = production.logGroups.get(production.environment[which])
  if (group !== undefined) group.class = name
}

const deleted = ({ production }: World, which: 'logGroup' | 'collectorLogGroup'): void => {
  production.logGroups.delete(production.environment[which])
}

export const logsGroupsVariants: Variants = {
  'log-driver-missing': [web, api, worker].map((service) => ({
    name: service,
    change: ({ production }: World) =>
      writtenAs(production, service, () => [], { container: { logConfiguration: undefined } }),
    confidence: 'confirmed' as const,
  })),
  'log-group-differs': [
    { name: 'another group', change: to(web, { 'awslogs-group': '/aws/ecs/web' }), confidence: 'confirmed' },
    { name: 'another region', change: to(api, { 'awslogs-region': 'eu-west-1' }), confidence: 'confirmed' },
    { name: 'a typing error', change: to(worker, { 'awslogs-group': '/ecs/agent-prd' }) },
  ],
  'log-group-deleted': [
    { name: 'of the applications', change: (world) => deleted(world, 'logGroup'), confidence: 'confirmed' },
    { name: 'of the collector', change: (world) => deleted(world, 'collectorLogGroup'), confidence: 'confirmed' },
    {
      name: 'another group begins with its name',
      change(world) {
        const { logGroups, environment } = world.production
        const group = logGroups.get(environment.logGroup)
        deleted(world, 'logGroup')
        if (group !== undefined) logGroups.set(`${group.name}-old`, { ...group, name: `${group.name}-old` })
      },
    },
  ],
  'log-group-infrequent-access': [
    {
      name: 'of the collector',
      change: (world) => classOf(world, 'collectorLogGroup', 'INFREQUENT_ACCESS'),
    },
    {
      name: 'of the class for delivery',
      change: (world) => classOf(world, 'logGroup', 'DELIVERY'),
      confidence: 'confirmed',
    },
    {
      name: 'beside another group whose name it begins',
      change(world) {
        const { production } = world
        const { logGroup } = production.environment
        for (const end of ['-a', '-b', '-c', '-d', '-e'])
          production.logGroups.set(`${logGroup}${end}`, {
            name: `${logGroup}${end}`,
            createdAt: production.born,
            retentionDays: 1,
            writes: () => [],
            put: [],
          })
        classOf(world, 'logGroup', 'INFREQUENT_ACCESS')
      },
    },
  ],
}
