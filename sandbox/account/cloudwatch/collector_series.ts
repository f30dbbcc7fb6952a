import { minute as minuteMs } from '../clock.ts'
import { allDuring, during, type Exporter } from '../conditions.ts'
import type { Account } from '../state.ts'
import { collectorRuns, exportFails, passes, refused, sampled, sends, spansByService } from '../telemetry/delivery.ts'
import { type Request, requestsOf } from '../telemetry/requests.ts'
import { collectorTasks, processReadings, type Reading } from './collector_process.ts'
import type { MetricSeries } from './series.ts'

/** Data points that one service exports a minute, and log records that a request makes in one service. */
const pointsPerService = 12
const recordsPerService = 1

const taskCount = 2

/** The collector tasks' own count: requests are spread over the tasks by their index, as gRPC connections are. */
const split = (requests: readonly Request[], count: (request: Request) => number): number[] =>
  Array.from({ length: taskCount }, (_, task) =>
    requests.filter(({ index }) => index % taskCount === task).reduce((sum, request) => sum + count(request), 0),
  )

const spans = (account: Account, which: (request: Request, service: string) => boolean): Reading => {
  return (minute) =>
    split(requestsOf(account, minute), (request) => {
      let sum = 0
      for (const [service, count] of spansByService(request.route)) if (which(request, service)) sum += count
      return sum
    })
}

const points = (account: Account): Reading => {
  return (minute) => {
    const sending = account.services.filter((service) => sends(account, service, minute * minuteMs, 'metrics')).length
    const half = Math.floor((sending * pointsPerService) / taskCount)
    return [half, sending * pointsPerService - half]
  }
}

/** @returns counts once something of the kind happened, and nothing before: OpenTelemetry makes a series with its first value. */
const onceAbove = (reading: Reading): Reading => {
  return (minute) => {
    const values = reading(minute)
    return values?.some((value) => value > 0) === true ? values : undefined
  }
}

type Counter = [name: string, dimensions: Record<string, string>, reading: Reading]

/** Grafana's exporter has a queue; it is empty while the gateway takes what it is given, and full when it does not. */
const toGrafana = (
  account: Account,
  { spansTo, pointsTo }: Record<'spansTo' | 'pointsTo', (exporter: Exporter, failing: boolean) => Reading>,
): Counter[] => {
  const name = 'otlp_http/grafana'
  const isFull = (minute: number) =>
    allDuring(account, 'export_fails', minute * minuteMs).some((each) => each.exporter === name && each.queued === true)
  const dimensions = { exporter: name }
  const failing = spansTo(name, true)
  return [
    ['otelcol_exporter_sent_spans', dimensions, spansTo(name, false)],
    ['otelcol_exporter_send_failed_spans', dimensions, onceAbove(failing)],
    ['otelcol_exporter_sent_metric_points', dimensions, pointsTo(name, false)],
    ['otelcol_exporter_send_failed_metric_points', dimensions, onceAbove(pointsTo(name, true))],
    ['otelcol_exporter_queue_size', dimensions, (minute) => (isFull(minute) ? [51_200, 50_900] : [0, 0])],
    ['otelcol_exporter_queue_capacity', dimensions, () => [51_200, 51_200]],
  ]
}

const counters = (account: Account): Counter[] => {
  const otlp = { receiver: 'otlp', transport: 'grpc' }
  const limiter = { processor: 'memory_limiter' }
  const sent = (request: Request, service: string) => sampled(account, request) && sends(account, service, request.at)
  const taken = (request: Request, service: string) => sent(request, service) && !refused(account, request, service)
  const dropped = (request: Request, service: string) => sent(request, service) && refused(account, request, service)
  const fails = (exporter: Exporter, at: number, key: string | number) =>
    exportFails(account, exporter, { at, key })?.uncounted === false
  const spansTo = (exporter: Exporter, failing: boolean) =>
    spans(
      account,
      (request, service) =>
        taken(request, service) && passes(account, request) && fails(exporter, request.at, request.index) === failing,
    )
  const all = points(account)
  const pointsTo =
    (exporter: Exporter, failing: boolean): Reading =>
    (minute) =>
      fails(exporter, minute * minuteMs, 'metrics') === failing ? all(minute) : [0, 0]
  const recordsWhich =
    (which: (request: Request) => boolean): Reading =>
    (minute) =>
      split(requestsOf(account, minute), (request) =>
        which(request)
          ? recordsPerService *
            [...spansByService(request.route).keys()].filter((service) => sends(account, service, request.at, 'logs'))
              .length
          : 0,
      )
  const recordsTo = (failing: boolean) =>
    recordsWhich((request) => fails('awscloudwatchlogs', request.at, request.index) === failing)
  return [
    ['otelcol_receiver_accepted_spans', otlp, spans(account, taken)],
    ['otelcol_receiver_refused_spans', otlp, spans(account, dropped)],
    ['otelcol_receiver_accepted_metric_points', otlp, all],
    ['otelcol_receiver_refused_metric_points', otlp, () => [0, 0]],
    ['otelcol_receiver_accepted_log_records', otlp, recordsWhich(() => true)],
    ['otelcol_processor_memory_limiter_accepted_spans', limiter, spans(account, taken)],
    ['otelcol_processor_memory_limiter_refused_spans', limiter, onceAbove(spans(account, dropped))],
    ['otelcol_exporter_sent_spans', { exporter: 'awsxray' }, spansTo('awsxray', false)],
    ['otelcol_exporter_send_failed_spans', { exporter: 'awsxray' }, onceAbove(spansTo('awsxray', true))],
    ['otelcol_exporter_sent_metric_points', { exporter: 'awsemf' }, pointsTo('awsemf', false)],
    ['otelcol_exporter_send_failed_metric_points', { exporter: 'awsemf' }, onceAbove(pointsTo('awsemf', true))],
    ['otelcol_exporter_sent_log_records', { exporter: 'awscloudwatchlogs' }, recordsTo(false)],
    ['otelcol_exporter_send_failed_log_records', { exporter: 'awscloudwatchlogs' }, onceAbove(recordsTo(true))],
    ['otelcol_exporter_queue_size', { exporter: 'awscloudwatchlogs' }, () => [0, 0]],
    ['otelcol_exporter_queue_capacity', { exporter: 'awscloudwatchlogs' }, () => [1000, 1000]],
    ...(account.grafana ? toGrafana(account, { spansTo, pointsTo }) : []),
  ]
}

/** @returns the collector's own metrics, by the names of v0.156 (no `_total`), with delta counts a minute. */
export const collectorSeries = (account: Account): MetricSeries[] => {
  const namespace = account.environment.collectorNamespace
  const alive = (reading: Reading): Reading => {
    return (minute) => {
      const at = minute * minuteMs
      if (at < account.born.getTime() || !collectorRuns(account, at) || collectorTasks(account, minute).length === 0)
        return undefined
      const isLost = during(account, 'cut_off', at) ?? during(account, 'own_metrics_lost', at)
      if (isLost !== undefined) return undefined
      return reading(minute)
    }
  }
  return [
    ...counters(account).map(([name, dimensions, reading]) => ({
      namespace,
      name,
      dimensions,
      unit: 'Count',
      values: alive(reading),
    })),
    ...processReadings(account).map(([name, unit, reading]) => ({
      namespace,
      name,
      dimensions: {},
      unit,
      values: alive(reading),
    })),
  ]
}
