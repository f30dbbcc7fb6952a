import { minute as minuteMs, second } from '../../clock.ts'
import { allDuring, during, type Saying } from '../../conditions.ts'
import type { EcsTask } from '../../ecs/state.ts'
import { type Account, cached } from '../../state.ts'
import { collectorRuns, exportFails, sends, spansByService } from '../delivery.ts'
import { requestsOf } from '../requests.ts'
import { memoryLines } from './collector_errors.ts'
import { info, startLines } from './collector_start.ts'
import { type Line, streamOf } from './streams.ts'

const stopLines = (stoppedAt: number): [at: number, message: string][] => [
  [
    stoppedAt - 900,
    info(stoppedAt - 900, 'otelcol@v0.156.0/collector.go:358', 'Received signal from OS', { signal: 'terminated' }),
  ],
  [stoppedAt - 890, info(stoppedAt - 890, 'service@v0.156.0/service.go:289', 'Starting shutdown...')],
  [stoppedAt - 600, info(stoppedAt - 600, 'service@v0.156.0/service.go:303', 'Shutdown complete.')],
]

const lifeLines = (account: Account, task: EcsTask): readonly Saying[] => {
  if (task.stopCode === 'TaskFailedToStart') return []
  const start = startLines(account, task.startedAt.getTime() + (task.readyAfter ?? 0))
  if (task.stoppedAt === undefined) return start
  const end = task.stoppedAt.getTime()
  const lived = start.filter(([at]) => at < end)
  if (task.stopCode !== 'ServiceSchedulerInitiated') return brokenStart(task) ?? lived
  // One that is killed before it is done does not say that it is.
  return [...lived, ...stopLines(end).slice(0, task.exitCode === 137 ? 2 : 3)]
}

/** A collector that ends by itself says so in plain text, before its logger stands or as the last thing. */
const brokenStart = (task: EcsTask): Saying[] | undefined =>
  task.lastWords === undefined
    ? undefined
    : task.lastWords.map((message, index) => [task.startedAt.getTime() + 300 + index, message])

/** Spans leave in batches of one request each; metrics once a minute; log records every two seconds, taken together. */
const failedExports = (account: Account, minute: number): Saying[] => {
  const from = minute * minuteMs
  const found: Saying[] = []
  for (const condition of allDuring(account, 'export_fails', from + minuteMs - 1)) {
    const { exporter, says } = condition
    const fails = (at: number, key: string | number) =>
      at >= condition.since.getTime() && exportFails(account, exporter, { at, key }) !== undefined
    const metricsOnly = exporter === 'awsemf' || (condition.signals?.every((signal) => signal === 'metrics') ?? false)
    if (!metricsOnly) {
      for (const request of requestsOf(account, minute)) {
        const at = request.at + request.durationMs + 6 * second
        const signal = exporter === 'awscloudwatchlogs' ? 'logs' : 'traces'
        const sending = [...spansByService(request.route)].filter(([service]) =>
          sends(account, service, request.at, signal),
        )
        const items = sending.reduce((sum, [, count]) => sum + count, 0)
        if (items > 0 && fails(request.at, request.index) && collectorRuns(account, at))
          found.push(...says(account, at, items))
      }
    } else if (fails(from, 'metrics') && collectorRuns(account, from))
      found.push(...says(account, from + 12 * second, 36))
  }
  return found
}

const repeated = (account: Account, minute: number): Saying[] =>
  allDuring(account, 'collector_says', (minute + 1) * minuteMs - 1).flatMap((condition) => {
    const every = condition.everySeconds * second
    const from = Math.max(condition.since.getTime(), minute * minuteMs)
    const first = condition.since.getTime() + Math.ceil((from - condition.since.getTime()) / every) * every
    const found: Saying[] = []
    for (let at = first; at < (minute + 1) * minuteMs; at += every) found.push(...condition.says(account, at))
    return found
  })

const complaints = (account: Account, minute: number): Saying[] => {
  const from = minute * minuteMs
  const pressed = during(account, 'memory_pressure', from) !== undefined && collectorRuns(account, from)
  return [
    ...failedExports(account, minute),
    ...repeated(account, minute),
    ...(pressed ? memoryLines(account, minute) : []),
  ]
}

/** Starts and stops of every task by minute, worked out once: there may be many, and most minutes have none. */
const livesByMinute = (account: Account): Map<number, Line[]> =>
  cached(account, 'collector lives', () => {
    const { collectorService: service, cluster } = account.environment
    const tasks = account.clusters.byName.get(cluster)?.tasks ?? []
    const lines = tasks
      .filter((task) => task.service === service)
      .flatMap((task) =>
        lifeLines(account, task).map(([at, message]) => ({ at, message, stream: streamOf(service, task.id) })),
      )
    return Map.groupBy(lines, ({ at }) => Math.floor(at / minuteMs))
  })

/** @returns what the collector's containers write in a minute: starts, stops, and what exporting fails with. */
export const collectorLines = (account: Account, minute: number): Line[] => {
  const service = account.environment.collectorService
  const from = minute * minuteMs
  const tasks = (account.clusters.byName.get(account.environment.cluster)?.tasks ?? []).filter(
    (task) => task.service === service,
  )
  const alive = tasks.filter(
    ({ startedAt, stoppedAt }) => startedAt.getTime() <= from && (stoppedAt?.getTime() ?? Infinity) > from,
  )
  const errors = complaints(account, minute).flatMap(([at, message], index) => {
    const task = alive[index % Math.max(1, alive.length)]
    return task === undefined ? [] : [{ at, message, stream: streamOf(service, task.id) }]
  })
  // The log driver sends through the task's own network interface.
  return [...(livesByMinute(account).get(minute) ?? []), ...errors].filter(
    ({ at }) => during(account, 'cut_off', at) === undefined,
  )
}
