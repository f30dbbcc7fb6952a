import { defineCause } from '../../cause.ts'
import type { Proof } from '../../proof.ts'

/** No task of the collector runs, and nothing says why: what says why hides this. ECS forgets stopped tasks after an hour. */
export const collectorNotRunning = defineCause({
  kind: 'collector-not-running',
  catalogue: ['T18', 'U36'],
  source: 'measured',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  brings: ['collector_unreachable', 'traces_missing', 'metrics_missing'],
  effectOf: ['collector_down'],
  stackWide: true,
  needs: ['services'],
  wants: ['collectorTasks'],
  judge({ services: { services }, collectorTasks }, { environment: { collectorService } }) {
    const collector = services.find(({ name }) => name === collectorService)
    if (collector === undefined || collector.status !== 'ACTIVE') return []
    if (collector.wanted === 0 || collector.running > 0 || collector.pending > 0) return []
    const [event] = collector.events.toSorted((one, other) => other.at.getTime() - one.at.getTime())
    const said: Proof[] =
      event === undefined
        ? []
        : [{ kind: 'ecs', source: 'services', subject: collectorService, text: event.message, at: event.at }]
    const forgotten: Proof[] =
      collectorTasks?.length === 0
        ? [{ kind: 'absent', source: 'collectorTasks', what: 'STOPPED', where: collectorService }]
        : []
    return [
      {
        subject: collectorService,
        confidence: 'confirmed',
        values: { wanted: String(collector.wanted) },
        proof: [
          { kind: 'count', source: 'services', name: 'runningCount', value: collector.running, minutes: 0 },
          ...said,
          ...forgotten,
        ],
      },
    ]
  },
  command: (_found, { cluster, collectorService, region }) =>
    `aws ecs describe-services --cluster ${cluster} --services ${collectorService} --query 'services[].events[:10].[createdAt,message]' --region ${region}`,
})
