import { defineCause, type Found } from '../../cause.ts'
import { stopsOf } from '../../lines/stops.ts'
import { stopProof } from '../../starts.ts'

/** Source: ECS API reference, Task.stopCode; ECS developer guide, "Fargate Spot termination notices". */
const spot = /Spot Task was interrupted|SpotInterruption/i

/** AWS took a Spot task of the collector back: what it held is gone, and the next one may wait for capacity. */
export const spotInterrupted = defineCause({
  kind: 'spot-interrupted',
  catalogue: ['U33'],
  source: 'documented',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  brings: ['collector_unreachable', 'traces_missing', 'metrics_missing'],
  effectOf: ['deployment_failed'],
  needs: ['services', 'collectorTasks'],
  judge(known, { environment: { collectorService }, now }): Found<'spot-interrupted'>[] {
    const stops = stopsOf(known, { collectorService, now }).filter(
      ({ service, text, code = '' }) => service === collectorService && (spot.test(text) || spot.test(code)),
    )
    const [stop] = stops
    if (stop === undefined) return []
    const values = { count: String(stops.length) }
    return [{ subject: collectorService, confidence: 'confirmed', values, proof: [stopProof(stop)] }]
  },
})
