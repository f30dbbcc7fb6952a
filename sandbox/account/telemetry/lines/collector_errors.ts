import { minute as minuteMs, second } from '../../clock.ts'
import { memoryShare } from '../../cloudwatch/memory.ts'
import { during, type Saying } from '../../conditions.ts'
import type { Account } from '../../state.ts'
import { requestId } from './streams.ts'

/** Texts of a collector with the exporters of v0.156.0, as recorded; stack traces are cut there too. */
export const stacktrace = 'go.opentelemetry.io/collector/…'

/** @returns a line of the collector's JSON log at a time (ms). */
export const line = (at: number, level: string, caller: string, more: Record<string, unknown>): Saying => [
  at,
  JSON.stringify({ level, ts: new Date(at).toISOString(), caller, ...more }),
]

/** @returns who the collector's calls come from, as AWS names it in a refusal. */
export const taskRole = (account: Account): string =>
  `arn:aws:sts::${account.id}:assumed-role/${account.environment.collectorService}-task/0c1f`

/** @returns what the collector writes when X-Ray refuses a batch for want of a permission. */
export const xrayDeniedLines = (account: Account, at: number, items: number): Saying[] => {
  const error = `operation error XRay: PutTraceSegments, https response error StatusCode: 403, RequestID: ${requestId(account.seed, at)}, api error AccessDeniedException: User: ${taskRole(account)} is not authorized to perform: xray:PutTraceSegments because no identity-based policy allows the xray:PutTraceSegments action`
  return [
    line(at, 'error', 'internal/base_exporter.go:118', {
      msg: 'Exporting failed. Rejecting data.',
      'otelcol.component.id': 'awsxray',
      'otelcol.component.kind': 'exporter',
      'otelcol.signal': 'traces',
      error,
      rejected_items: items,
      stacktrace,
    }),
    line(at, 'warn', 'batchprocessor@v0.156.0/batch_processor.go:272', {
      msg: 'Sender failed',
      'otelcol.component.id': 'batch/traces',
      'otelcol.component.kind': 'processor',
      'otelcol.pipeline.id': 'traces',
      'otelcol.signal': 'traces',
      error,
    }),
  ]
}

/** @returns what the collector writes when CloudWatch Logs refuses the EMF events for want of a permission. */
export const emfDeniedLines = (account: Account, at: number, items: number): Saying[] => {
  const group = `arn:aws:logs:${account.region}:${account.id}:log-group:${account.environment.emfLogGroup}:log-stream:otel-stream`
  const error = `operation error CloudWatch Logs: PutLogEvents, https response error StatusCode: 400, RequestID: ${requestId(account.seed, at, 'emf')}, api error AccessDeniedException: User: ${taskRole(account)} is not authorized to perform: logs:PutLogEvents on resource: ${group} because no identity-based policy allows the logs:PutLogEvents action`
  const exporter = {
    'otelcol.component.id': 'awsemf',
    'otelcol.component.kind': 'exporter',
    'otelcol.signal': 'metrics',
  }
  const permanent = `Permanent error: ${error}`
  return [
    line(at, 'error', 'cwlogs@v0.156.0/cwlog_client.go:157', {
      msg: 'cwlog_client: Error occurs in PutLogEvents',
      ...exporter,
      error,
      stacktrace,
    }),
    line(at, 'error', 'awsemfexporter@v0.156.0/emf_exporter.go:146', {
      msg: 'Error force flushing logs. Skipping to next logPusher.',
      ...exporter,
      error: permanent,
      stacktrace,
    }),
    line(at + 1, 'error', 'internal/base_exporter.go:118', {
      msg: 'Exporting failed. Rejecting data.',
      ...exporter,
      error: permanent,
      rejected_items: items,
      stacktrace,
    }),
    line(at + 1, 'warn', 'batchprocessor@v0.156.0/batch_processor.go:272', {
      msg: 'Sender failed',
      'otelcol.component.id': 'batch/metrics',
      'otelcol.component.kind': 'processor',
      'otelcol.pipeline.id': 'metrics',
      'otelcol.signal': 'metrics',
      error: permanent,
    }),
  ]
}

/** @returns what the memory limiter writes in a minute of refusing: memorylimiter.go of v0.156. */
export const memoryLines = (account: Account, minute: number): Saying[] => {
  const from = minute * minuteMs
  const thrashes = during(account, 'memory_pressure', from)?.thrashes === true
  const limiter = (at: number, level: string, msg: string, row: number): Saying =>
    line(at, level, `memorylimiter@v0.156.0/memorylimiter.go:${row}`, {
      msg,
      'otelcol.component.kind': 'processor',
      cur_mem_mib: Math.round(memoryShare(account, minute, 0) * 1024 * 0.75),
    })
  return [5, 25, 45].flatMap((after) => {
    const at = from + after * second
    const forced = [
      limiter(at - 20, 'warn', 'Memory usage is above hard limit. Forcing a GC.', 246),
      limiter(at - 5, 'info', 'Memory usage after GC.', 211),
    ]
    return [...(thrashes ? forced : []), limiter(at, 'warn', 'Memory usage is above soft limit. Refusing data.', 301)]
  })
}
