import { defineCause } from '../../cause.ts'
import { checkedContainer, unhealthyCollector } from '../../health.ts'
import type { Proof } from '../../proof.ts'
import { reachOf, stopProof } from '../../starts.ts'

/** The container's health check fails, and nothing says why: what says why hides this. */
export const healthCheckFails = defineCause({
  kind: 'health-check-fails',
  catalogue: ['U10'],
  source: 'documented',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  effectOf: ['collector_restarts', 'collector_down', 'deployment_failed'],
  needs: ['services', 'collectorTasks'],
  wants: ['collectorTaskDefinition'],
  judge(known, { environment, now }) {
    const { collectorService } = environment
    const failing = unhealthyCollector(known, { collectorService, now })
    const service = known.services.services.find(({ name }) => name === collectorService)
    if (failing === undefined || service === undefined) return []
    // One task that was replaced, while the others stayed well, is over.
    if (failing.unhealthy === 0 && failing.stops.length < 2 && service.running >= service.wanted) return []
    const command = checkedContainer(known.collectorTaskDefinition, failing.stop)?.healthCheck?.join(' ') ?? ''
    const state: Proof = {
      kind: 'count',
      source: 'collectorTasks',
      name: 'UNHEALTHY',
      value: failing.unhealthy,
      minutes: 0,
    }
    const stop = failing.stop === undefined ? [] : [stopProof(failing.stop)]
    return [
      {
        subject: collectorService,
        confidence: 'likely',
        values: { command, count: String(failing.unhealthy + failing.stops.length) },
        proof: failing.unhealthy > 0 || stop[0] === undefined ? [state, ...stop] : [stop[0]],
        reach: reachOf(service, environment),
      },
    ]
  },
})
