import { minute as minuteMs, second } from '../../clock.ts'
import { during } from '../../conditions.ts'
import type { EcsTask } from '../../ecs/state.ts'
import type { Account } from '../../state.ts'
import { collectorRuns, sends, spansByService } from '../delivery.ts'
import { requestsOf } from '../requests.ts'
import { emfDeniedLines, memoryLines, xrayDeniedLines } from './collector_errors.ts'
import { type Line, streamOf } from './streams.ts'

const info = (at: number, caller: string, msg: string, more: Record<string, unknown> = {}): string =>
  JSON.stringify({ level: 'info', ts: new Date(at).toISOString(), caller, msg, ...more })

const receiver = { 'otelcol.component.id': 'otlp', 'otelcol.component.kind': 'receiver' }

/** What a collector of v0.156 writes when it starts and when it is told to stop. */
const startLines = (startedAt: number): [at: number, message: string][] => [
  [
    startedAt + 310,
    info(startedAt + 310, 'service@v0.156.0/service.go:224', 'Starting aws-otel-collector...', {
      Version: 'v0.49.0',
      NumCPU: 2,
    }),
  ],
  [startedAt + 312, info(startedAt + 312, 'extensions/extensions.go:41', 'Starting extensions...')],
  [
    startedAt + 330,
    info(startedAt + 330, 'otlpreceiver@v0.156.0/otlp.go:120', 'Starting GRPC server', {
      ...receiver,
      endpoint: '[::]:4317',
    }),
  ],
  [
    startedAt + 331,
    info(startedAt + 331, 'otlpreceiver@v0.156.0/otlp.go:178', 'Starting HTTP server', {
      ...receiver,
      endpoint: '[::]:4318',
    }),
  ],
  [
    startedAt + 340,
    info(startedAt + 340, 'service@v0.156.0/service.go:247', 'Everything is ready. Begin running and processing data.'),
  ],
]

const stopLines = (stoppedAt: number): [at: number, message: string][] => [
  [
    stoppedAt - 900,
    info(stoppedAt - 900, 'otelcol@v0.156.0/collector.go:358', 'Received signal from OS', { signal: 'terminated' }),
  ],
  [stoppedAt - 890, info(stoppedAt - 890, 'service@v0.156.0/service.go:289', 'Starting shutdown...')],
  [stoppedAt - 600, info(stoppedAt - 600, 'service@v0.156.0/service.go:303', 'Shutdown complete.')],
]

const lifeLines = (account: Account, task: EcsTask): [at: number, message: string][] => {
  const start = startLines(task.startedAt.getTime())
  if (task.stoppedAt === undefined || task.stopCode === 'TaskFailedToStart') return start
  if (task.stopCode === 'ServiceSchedulerInitiated') return [...start, ...stopLines(task.stoppedAt.getTime())]
  const broken = brokenStart(account, task)
  return broken === undefined ? start : broken
}

/** A collector whose configuration is wrong says so in plain text, before its logger stands. */
const brokenStart = (_account: Account, task: EcsTask): [at: number, message: string][] | undefined => {
  if (task.exitCode !== 1 || task.stoppedAt === undefined) return undefined
  const at = task.startedAt.getTime() + 300
  return at < task.stoppedAt.getTime() - minuteMs
    ? undefined
    : [
        [
          at,
          'application run finished with error: failed to get config: cannot unmarshal the configuration: decoding failed due to the following error(s):',
        ],
        [
          at + 1,
          "\n'exporters' error reading configuration for \"awsxray\": decoding failed due to the following error(s):\n\n'' has invalid keys: sending_queue",
        ],
      ]
}

const complaints = (account: Account, minute: number): [at: number, message: string][] => {
  const from = minute * minuteMs
  const found: [number, string][] = []
  for (const request of requestsOf(account, minute)) {
    const at = request.at + request.durationMs + 6 * second
    if (during(account, 'traces_denied', request.at) === undefined || !collectorRuns(account, at)) continue
    const spans = [...spansByService(request.route)].filter(([service]) => sends(account, service, request.at))
    const items = spans.reduce((sum, [, count]) => sum + count, 0)
    if (items > 0) found.push(...xrayDeniedLines(account, at, items))
  }
  if (during(account, 'emf_denied', from) !== undefined && collectorRuns(account, from)) {
    found.push(...emfDeniedLines(account, from + 12 * second))
  }
  if (during(account, 'memory_pressure', from) !== undefined && collectorRuns(account, from)) {
    found.push(...memoryLines(account, minute))
  }
  return found
}

/** @returns what the collector's containers write in a minute: starts, stops, and what exporting fails with. */
export const collectorLines = (account: Account, minute: number): Line[] => {
  const service = account.environment.collectorService
  const from = minute * minuteMs
  const within = (at: number) => at >= from && at < from + minuteMs
  const tasks = (account.clusters.byName.get(account.environment.cluster)?.tasks ?? []).filter(
    (task) => task.service === service,
  )
  const lives = tasks.flatMap((task) =>
    lifeLines(account, task).map(([at, message]) => ({ at, message, stream: streamOf(service, task.id) })),
  )
  const alive = tasks.filter(
    ({ startedAt, stoppedAt }) => startedAt.getTime() <= from && (stoppedAt?.getTime() ?? Infinity) > from,
  )
  const errors = complaints(account, minute).flatMap(([at, message], index) => {
    const task = alive[index % Math.max(1, alive.length)]
    return task === undefined ? [] : [{ at, message, stream: streamOf(service, task.id) }]
  })
  return [...lives.filter(({ at }) => within(at)), ...errors]
}
