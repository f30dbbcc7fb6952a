import { defineCause, type Effect } from '../../cause.ts'
import { collectorLines } from '../../lines/collector-line.ts'
import { isOutOfMemory } from '../../lines/memory.ts'
import { startFailureIn } from '../../lines/start-failure.ts'
import { outlived, stopsOf } from '../../lines/stops.ts'
import { lineProof } from '../../proof.ts'
import { stopProof } from '../../starts.ts'

/** A collector ends by itself, again and again or for good; whatever says why hides this. */
export const collectorExits = defineCause({
  kind: 'collector-exits',
  catalogue: ['T18'],
  source: 'documented',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  brings: ['collector_unreachable', 'traces_missing', 'metrics_missing'],
  effectOf: ['collector_restarts', 'collector_down'],
  stackWide: true,
  needs: ['services', 'collectorTasks'],
  wants: ['collectorLog'],
  judge(known, { environment: { collectorService }, now }) {
    const { services } = known.services
    const collector = services.find(({ name }) => name === collectorService)
    if (collector === undefined) return []
    const ended = stopsOf(known, { collectorService, now }).filter(
      (each) =>
        each.service === collectorService &&
        each.code === 'EssentialContainerExited' &&
        startFailureIn(each.text) === undefined &&
        !isOutOfMemory(each.text) &&
        !outlived(each, { service: collector, tasks: known.collectorTasks, now }),
    )
    const [stop] = ended
    // One that ended once and runs again is over.
    if (stop === undefined) return []
    if (collector.running >= collector.wanted && ended.length < 2) return []
    const last =
      known.collectorLog === undefined ? undefined : collectorLines(known.collectorLog).find(({ plain }) => plain)
    const none: Effect[] = ['collector_down', 'collector_unreachable', 'traces_missing', 'metrics_missing']
    return [
      {
        subject: collectorService,
        confidence: 'likely',
        values: { exitCode: stop.exitCode === undefined ? '?' : String(stop.exitCode), count: String(ended.length) },
        proof: [stopProof(stop), ...(last === undefined ? [] : [lineProof('collectorLog', last)])],
        reach: { stackWide: collector.running === 0, brings: collector.running === 0 ? none : ['deployment_failed'] },
      },
    ]
  },
  command: (_found, { collectorLogGroup, region }) =>
    `aws logs tail ${collectorLogGroup} --since 1h --region ${region}`,
})
