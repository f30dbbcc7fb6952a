import { defineCause } from '../../cause.ts'
import { directory } from '../../discovery.ts'

/** Cloud Map hands out an address that no task has: some connections go nowhere. */
export const discoveryStaleInstance = defineCause({
  kind: 'discovery-stale-instance',
  catalogue: ['T16'],
  source: 'documented',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'discovery',
  brings: ['collector_unreachable', 'traces_missing', 'metrics_missing'],
  stackWide: true,
  needs: ['instances', 'collectorTasks'],
  wants: ['services'],
  judge({ instances, collectorTasks, services }, context) {
    const { collectorService } = context.environment
    const { name, stale } = directory(instances, collectorTasks, context)
    const collector = services?.services.find((service) => service.name === collectorService)
    // Nothing runs: that is why, and ECS takes the instances out by itself.
    if (stale.length === 0 || collector?.running === 0) return []
    const addresses = stale.map(({ ip, id }) => ip ?? id)
    const [first] = stale
    return [
      {
        subject: name,
        confidence: 'confirmed',
        values: { addresses: addresses.join(', '), instance: first?.id ?? '' },
        proof: [
          { kind: 'setting', source: 'instances', where: name, name: 'AWS_INSTANCE_IPV4', value: addresses.join(', ') },
          { kind: 'absent', source: 'collectorTasks', what: addresses.join(', '), where: collectorService },
        ],
      },
    ]
  },
  command: ({ values: { instance } }, { discoveryService, region }) =>
    `aws servicediscovery deregister-instance --instance-id ${instance} --region ${region} --service-id "$(aws servicediscovery list-services --region ${region} --query "Services[?Name=='${discoveryService}'].Id" --output text)"`,
})
