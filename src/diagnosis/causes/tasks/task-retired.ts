import { defineCause, type Found } from '../../cause.ts'
import { stopsOf } from '../../lines/stops.ts'
import { stopProof } from '../../starts.ts'

/** Source: ECS developer guide, "Task retirement and maintenance for AWS Fargate on Amazon ECS". */
const retired = /performing maintenance on the underlying infrastructure|task retirement|retired/i

/** AWS replaced the only task of the collector: nobody took anything until the next one stood. With two tasks it is no news. */
export const taskRetired = defineCause({
  kind: 'task-retired',
  catalogue: ['U33'],
  source: 'documented',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  brings: ['collector_unreachable', 'traces_missing', 'metrics_missing'],
  effectOf: ['deployment_failed'],
  stackWide: true,
  needs: ['services', 'collectorTasks'],
  judge(known, { environment: { collectorService }, now }): Found<'task-retired'>[] {
    const collector = known.services.services.find(({ name }) => name === collectorService)
    const [stop] = stopsOf(known, { collectorService, now }).filter(
      ({ service, text }) => service === collectorService && retired.test(text),
    )
    if (stop === undefined || collector === undefined) return []
    if (collector.wanted > 1 && collector.running >= collector.wanted) return []
    const values = { wanted: String(collector.wanted) }
    return [{ subject: collectorService, confidence: 'confirmed', values, proof: [stopProof(stop)] }]
  },
  command: (_found, { cluster, collectorService, region }) =>
    `aws ecs update-service --cluster ${cluster} --service ${collectorService} --desired-count 2 --region ${region}`,
})
