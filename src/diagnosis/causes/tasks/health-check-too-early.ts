import { defineCause } from '../../cause.ts'
import { checkedContainer, unhealthyCollector } from '../../health.ts'
import { collectorLines } from '../../lines/collector-line.ts'
import { lineProof, type Proof } from '../../proof.ts'
import { reachOf, stopProof } from '../../starts.ts'

const ready = /Everything is ready/

/** Below this the first checks come before a collector on half a processor is up. Source: reference on the collector, container health check. */
const enoughSeconds = 15

/** The health check gives up while the collector is still starting. */
export const healthCheckTooEarly = defineCause({
  kind: 'health-check-too-early',
  catalogue: ['U12'],
  source: 'documented',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  needs: ['services', 'collectorTasks', 'collectorTaskDefinition'],
  wants: ['collectorStart'],
  judge(known, { environment, now }) {
    const { collectorService } = environment
    const failing = unhealthyCollector(known, { collectorService, now })
    const container = checkedContainer(known.collectorTaskDefinition, failing?.stop)
    const service = known.services.services.find(({ name }) => name === collectorService)
    const { stop } = failing ?? {}
    const times = container?.healthCheckTimes
    if (failing === undefined || stop?.startedAt === undefined || container === undefined) return []
    if (times === undefined || service === undefined) return []
    const grace = times.startPeriod + times.interval * times.retries
    const lived = (stop.at.getTime() - stop.startedAt.getTime()) / 1000
    // ECS needs some time of its own to stop what is unhealthy.
    const young = lived <= grace + 60
    const others = failing.stops.some(
      ({ startedAt, at }) => startedAt !== undefined && at.getTime() - startedAt.getTime() > (grace + 60) * 1000,
    )
    if (!young || others || failing.unhealthy > 0) return []
    const said = known.collectorStart === undefined ? [] : collectorLines(known.collectorStart)
    const line = said.find(({ message }) => ready.test(message))
    const starts = known.collectorTasks.flatMap(({ startedAt }) => startedAt?.getTime() ?? [])
    const newest = Math.max(...starts)
    const took = line === undefined ? undefined : (line.firstAt.getTime() - newest) / 1000
    const late = took !== undefined && took > grace
    if (!late && times.startPeriod >= enoughSeconds) return []
    if (!late && took !== undefined && took < times.startPeriod + times.interval) return []
    const settings: Proof = {
      kind: 'setting',
      source: 'collectorTaskDefinition',
      where: container.name,
      name: 'healthCheck',
      value: `interval ${times.interval}, retries ${times.retries}, startPeriod ${times.startPeriod}`,
    }
    return [
      {
        subject: collectorService,
        confidence: late ? 'confirmed' : 'likely',
        values: { grace: String(grace), needed: took === undefined ? '?' : String(Math.ceil(took)) },
        proof: [stopProof(stop), settings, ...(line === undefined ? [] : [lineProof('collectorStart', line)])],
        reach: reachOf(service, environment),
      },
    ]
  },
})
