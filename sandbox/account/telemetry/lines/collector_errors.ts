import { minute as minuteMs, second } from '../../clock.ts'
import { memoryShare } from '../../cloudwatch/memory.ts'
import type { Account } from '../../state.ts'
import { requestId } from './streams.ts'

/** Texts of a collector with the exporters of v0.156.0, as recorded; stack traces are cut there too. */
const stacktrace = 'go.opentelemetry.io/collector/…'

const line = (at: number, level: string, caller: string, more: Record<string, unknown>): [number, string] => [
  at,
  JSON.stringify({ level, ts: new Date(at).toISOString(), caller, ...more }),
]

const taskRole = (account: Account): string =>
  `arn:aws:sts::${account.id}:assumed-role/${account.environment.collectorService}-task/0c1f`

/** @returns what the collector writes when X-Ray refuses a batch for want of a permission. */
export const xrayDeniedLines = (account: Account, at: number, items: number): [number, string][] => {
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
export const emfDeniedLines = (account: Account, at: number): [number, string][] => {
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
      rejected_items: 36,
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

/** @returns what the memory limiter writes in a minute of refusing. */
export const memoryLines = (account: Account, minute: number): [number, string][] => {
  const from = minute * minuteMs
  const mebibytes = Math.round(memoryShare(account, minute, 0) * 1024 * 0.75)
  return [5, 25, 45].map((after) =>
    line(from + after * second, 'warn', 'memorylimiter@v0.156.0/memorylimiter.go:301', {
      msg: 'Memory usage is above soft limit. Refusing data.',
      'otelcol.component.kind': 'processor',
      cur_mem_mib: mebibytes,
    }),
  )
}
