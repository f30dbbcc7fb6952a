import { defineCause } from '../../cause.ts'
import { byTask, serviceLines } from '../../lines/service-lines.ts'
import { lineProof, type Proof } from '../../proof.ts'

/** Events with which ECS gives a task up because it does not answer. Source: ECS developer guide, "service event messages". */
const unhealthy = /failed container health checks|failed (?:ELB )?health checks|is unhealthy in|health checks failed/i
const recentMs = 3_600_000
/** A service at work writes more often than that. */
const silentMs = 300_000
const fewest = 5

/** A container that waits for its log driver stands still: writing blocks while CloudWatch Logs does not take lines. */
export const logDriverBlocks = defineCause({
  kind: 'log-driver-blocks',
  catalogue: ['L14'],
  source: 'documented',
  symptoms: ['logs', 'traces', 'metrics'],
  hop: 'applications',
  brings: ['log_lines_missing', 'traces_unsent', 'metrics_unsent'],
  needs: ['services', 'taskDefinitions', 'logSample'],
  judge(known, { now }) {
    return serviceLines(known).flatMap(({ service, container, lines }) => {
      const { mode } = container.logOptions
      const [newest] = lines
      const event = known.services.services
        .find(({ name }) => name === service)
        ?.events.find(({ at, message }) => unhealthy.test(message) && now.getTime() - at.getTime() < recentMs)
      if (mode !== 'blocking' || event === undefined || newest === undefined) return []
      const wrote = byTask(lines).some(({ length }) => length >= fewest)
      if (!wrote || now.getTime() - newest.at.getTime() < silentMs) return []
      const proof: [Proof, ...Proof[]] = [
        { kind: 'setting', source: 'taskDefinitions', where: service, name: 'mode', value: mode },
        { kind: 'ecs', source: 'services', subject: service, text: event.message, at: event.at },
        lineProof('logSample', { ...newest, count: 1 }),
      ]
      const minutes = String(Math.round((now.getTime() - newest.at.getTime()) / 60_000))
      return [{ subject: service, confidence: 'likely' as const, values: { minutes }, proof }]
    })
  },
})
