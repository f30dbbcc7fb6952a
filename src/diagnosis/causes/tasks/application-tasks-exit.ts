import { defineCause, type Found } from '../../cause.ts'
import { isOutOfMemory } from '../../lines/memory.ts'
import { startFailureIn } from '../../lines/start-failure.ts'
import { outlived, stopsOf, tasksOf } from '../../lines/stops.ts'
import { stopProof } from '../../starts.ts'

/** One end may be chance; several within the hour are not. */
const oftenEnough = 2

/** Tasks of an application end by themselves again and again: it is not there to send anything. */
export const applicationTasksExit = defineCause({
  kind: 'application-tasks-exit',
  catalogue: [],
  source: 'documented',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'applications',
  brings: ['traces_unsent', 'metrics_unsent', 'logs_unsent'],
  effectOf: ['traces_unsent', 'deployment_failed'],
  needs: ['services', 'applicationTasks'],
  judge(known, { environment: { collectorService, logGroup }, now }) {
    const ended = stopsOf(known, { collectorService, now }).filter(
      (stop) =>
        stop.source === 'applicationTasks' &&
        stop.code === 'EssentialContainerExited' &&
        stop.exitCode !== 0 &&
        startFailureIn(stop.text) === undefined &&
        !isOutOfMemory(stop.text) &&
        known.services.services.some(
          (service) =>
            service.name === stop.service &&
            !outlived(stop, { service, tasks: tasksOf(service.name, known, collectorService), now }),
        ),
    )
    return [...Map.groupBy(ended, ({ service }) => service)].flatMap(
      ([service, [stop, ...more]]): Found<'application-tasks-exit'>[] => {
        if (stop === undefined || more.length + 1 < oftenEnough) return []
        const values = { exitCode: stop.exitCode?.toString() ?? '?', count: String(more.length + 1), logGroup }
        return [{ subject: service, confidence: 'confirmed', values, proof: [stopProof(stop)] }]
      },
    )
  },
  command: ({ subject, values: { logGroup } }, { region }) =>
    `aws logs tail ${logGroup} --since 1h --log-stream-name-prefix ${subject} --region ${region}`,
})
