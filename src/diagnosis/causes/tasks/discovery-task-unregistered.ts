import { defineCause } from '../../cause.ts'
import { directory } from '../../discovery.ts'
import type { Proof } from '../../proof.ts'

/** Collector tasks run that nobody can find under the collector's name. */
export const discoveryTaskUnregistered = defineCause({
  kind: 'discovery-task-unregistered',
  catalogue: ['T16'],
  source: 'documented',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'discovery',
  brings: ['collector_unreachable', 'traces_missing', 'metrics_missing'],
  stackWide: true,
  needs: ['instances', 'collectorTasks', 'services'],
  judge({ instances, collectorTasks, services: { services } }, context) {
    const { collectorService } = context.environment
    const { name, unregistered } = directory(instances, collectorTasks, context)
    const collector = services.find((service) => service.name === collectorService)
    if (unregistered.length === 0 || collector === undefined) return []
    const addresses = unregistered.map(({ ip, id }) => ip ?? id).join(', ')
    const registries: Proof[] =
      collector.registries.length > 0
        ? []
        : [{ kind: 'absent', source: 'services', what: 'serviceRegistries', where: collectorService }]
    return [
      {
        subject: collectorService,
        confidence: 'confirmed',
        values: { name, addresses, registered: String(instances.length) },
        proof: [{ kind: 'absent', source: 'instances', what: addresses, where: name }, ...registries],
      },
    ]
  },
  command: (_found, { cluster, collectorService, region }) =>
    `aws ecs describe-services --cluster ${cluster} --services ${collectorService} --query 'services[].serviceRegistries' --region ${region}`,
})
