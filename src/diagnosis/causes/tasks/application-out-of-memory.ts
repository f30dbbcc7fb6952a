import { defineCause, type Found } from '../../cause.ts'
import { isOutOfMemory } from '../../lines/memory.ts'
import { redeployed, stopsOf } from '../../lines/stops.ts'
import { stopProof } from '../../starts.ts'

/** Tasks of an application are killed for their memory, with all that their SDK had not sent yet. */
export const applicationOutOfMemory = defineCause({
  kind: 'application-out-of-memory',
  catalogue: ['U14'],
  source: 'documented',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'applications',
  brings: ['traces_unsent', 'metrics_unsent', 'logs_unsent'],
  needs: ['services', 'applicationTasks'],
  wants: ['taskDefinitions'],
  judge(known, { environment: { collectorService }, now }) {
    const killed = stopsOf(known, { collectorService, now }).filter(
      (stop) =>
        stop.source === 'applicationTasks' &&
        isOutOfMemory(stop.text) &&
        known.services.services.some((service) => service.name === stop.service && !redeployed(stop, service)),
    )
    return [...Map.groupBy(killed, ({ service }) => service)].flatMap(
      ([service, [stop, ...more]]): Found<'application-out-of-memory'>[] => {
        if (stop === undefined) return []
        const definition = known.taskDefinitions?.find((each) => each.service === service)?.running
        const limit = definition?.containers.find(({ essential }) => essential)?.memory ?? definition?.memory
        const values = { memory: limit?.toString() ?? '', count: String(more.length + 1) }
        return [{ subject: service, confidence: 'confirmed', values, proof: [stopProof(stop)] }]
      },
    )
  },
  command: ({ subject }, { cluster, region }) =>
    `aws cloudwatch get-metric-statistics --namespace AWS/ECS --metric-name MemoryUtilization --dimensions Name=ClusterName,Value=${cluster} Name=ServiceName,Value=${subject} --statistics Maximum --period 60 --start-time "$(date -u -d '-60 min' +%FT%TZ)" --end-time "$(date -u +%FT%TZ)" --region ${region}`,
})
