import { defineCause } from '../../cause.ts'
import { isOutOfMemory } from '../../lines/memory.ts'
import { stopsOf } from '../../lines/stops.ts'
import { stopProof } from '../../starts.ts'

/** SIGKILL: 128 + 9. Source: ECS developer guide, "Why is my task stopped", exit codes. */
const killedBySignal = 137
/** What ECS waits where a container does not say. Source: ECS API reference, ContainerDefinition.stopTimeout. */
const usualStopTimeout = 30

const asked = new Set(['ServiceSchedulerInitiated', 'UserInitiated'])

/**
 * The collector is killed at each stop because it does not end in time, and what it holds is lost. One rollout in which that
 * happened may be chance: it takes several.
 */
export const killedBeforeFlushed = defineCause({
  kind: 'killed-before-flushed',
  catalogue: ['U15'],
  source: 'documented',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  brings: [],
  effectOf: ['collector_restarts'],
  needs: ['services', 'collectorTasks'],
  wants: ['collectorTaskDefinition'],
  judge(known, { environment: { collectorService }, now }) {
    const killed = stopsOf(known, { collectorService, now }).filter(
      ({ service, code = '', exitCode, text }) =>
        service === collectorService && asked.has(code) && exitCode === killedBySignal && !isOutOfMemory(text),
    )
    const [stop] = killed
    const rollouts = new Set(killed.map(({ startedBy, taskDefinition }) => startedBy ?? taskDefinition))
    if (stop === undefined || rollouts.size < 2) return []
    const container = known.collectorTaskDefinition?.running.containers.find(({ essential }) => essential)
    const stopTimeout = container?.stopTimeout ?? usualStopTimeout
    return [
      {
        subject: collectorService,
        confidence: 'likely',
        values: { stopTimeout: String(stopTimeout), count: String(killed.length) },
        proof: [
          stopProof(stop),
          {
            kind: 'setting',
            source: 'collectorTaskDefinition',
            where: container?.name ?? collectorService,
            name: 'stopTimeout',
            value: container?.stopTimeout === undefined ? undefined : String(stopTimeout),
          },
        ],
      },
    ]
  },
})
