import { defineCause } from '../../cause.ts'
import { isOutOfMemory } from '../../lines/memory.ts'
import { redeployed, stopsOf } from '../../lines/stops.ts'
import { stopProof } from '../../starts.ts'

/** The collector was killed because it took more memory than its task has. */
export const collectorOutOfMemory = defineCause({
  kind: 'collector-out-of-memory',
  catalogue: ['U14'],
  source: 'documented',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  brings: [
    'collector_restarts',
    'collector_down',
    'collector_unreachable',
    'data_refused',
    'traces_missing',
    'metrics_missing',
  ],
  effectOf: ['collector_restarts'],
  stackWide: true,
  needs: ['services', 'collectorTasks'],
  wants: ['collectorTaskDefinition'],
  judge(known, { environment: { collectorService }, now }) {
    const collector = known.services.services.find(({ name }) => name === collectorService)
    const killed = stopsOf(known, { collectorService, now }).filter(
      (stop) =>
        stop.service === collectorService &&
        isOutOfMemory(stop.text) &&
        collector !== undefined &&
        !redeployed(stop, collector),
    )
    const [stop] = killed
    if (stop === undefined) return []
    const { memory, containers } = known.collectorTaskDefinition?.running ?? {}
    const limit = containers?.find(({ essential }) => essential)?.memory ?? memory
    return [
      {
        subject: collectorService,
        confidence: 'confirmed',
        values: { memory: limit === undefined ? '' : String(limit), count: String(killed.length) },
        proof: [stopProof(stop)],
      },
    ]
  },
  command: (_found, { cluster, collectorService, region }) =>
    `aws cloudwatch get-metric-statistics --namespace AWS/ECS --metric-name MemoryUtilization --dimensions Name=ClusterName,Value=${cluster} Name=ServiceName,Value=${collectorService} --statistics Maximum --period 60 --start-time "$(date -u -d '-60 min' +%FT%TZ)" --end-time "$(date -u +%FT%TZ)" --region ${region}`,
})
