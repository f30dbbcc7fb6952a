import type { LogDigest, LogKind } from '../../ports.ts'
import { type AwsError, awsErrorIn } from './aws-error.ts'

/** One kind of line that a collector wrote, read whatever its encoding (JSON, console) and version. */
export type CollectorLine = {
  at: Date
  firstAt: Date
  count: number
  stream: string
  /** The line as it stands. */
  text: string
  level: 'debug' | 'info' | 'warn' | 'error' | undefined
  /** What it says: `msg`, or the whole text of a line before the logger stood. */
  message: string
  error: string
  /** `awsxray`, `otlp_http/grafana`; and its type alone. */
  component: string
  type: string
  kind: string
  signal: 'traces' | 'metrics' | 'logs' | undefined
  /** Written before the logger stood, or by the runtime: no level, no time. */
  plain: boolean
  fields: Readonly<Record<string, unknown>>
  /** The AWS error in it, if there is one. */
  aws: AwsError | undefined
}

const levels: Readonly<Record<string, CollectorLine['level']>> = {
  debug: 'debug',
  info: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  dpanic: 'error',
  panic: 'error',
  fatal: 'error',
}

type Written = Pick<CollectorLine, 'level' | 'message' | 'plain' | 'fields'>

const record = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

const string = (value: unknown): string => (typeof value === 'string' ? value : '')

const inJson = (text: string): Written | undefined => {
  const fields = text.startsWith('{') ? record(text) : undefined
  if (fields === undefined) return undefined
  const message = string(fields['msg']) || string(fields['message'])
  const level = levels[string(fields['level'] ?? fields['severity']).toLowerCase()]
  return message === '' && level === undefined ? undefined : { level, message, plain: false, fields }
}

/** Console encoding: time, level, caller, message and fields, with tabs between them. Source: zap, console encoder. */
const inConsole = (text: string): Written | undefined => {
  const [time = '', level = '', ...rest] = text.split('\t')
  const known = levels[level.trim().toLowerCase()]
  if (known === undefined || !/^\d{4}-\d\d-\d\dT|^\d+(\.\d+)?(e\+\d+)?$/.test(time.trim())) return undefined
  const [first = '', second] = rest
  const called = /^[\w@./-]+\.go:\d+$/.test(first.trim())
  const message = (called ? second : first) ?? ''
  const last = rest.at(-1) ?? ''
  return { level: known, message: message.trim(), plain: false, fields: record(last.split('\n')[0] ?? '') ?? {} }
}

const signals: Readonly<Record<string, CollectorLine['signal']>> = {
  traces: 'traces',
  metrics: 'metrics',
  logs: 'logs',
}

const from = (kind: LogKind): CollectorLine => {
  const text = kind.message.trimEnd()
  const written = inJson(text) ?? inConsole(text) ?? { level: undefined, message: text, plain: true, fields: {} }
  const { fields, message } = written
  // Since v0.131 the keys are those of the semantic conventions; before that kind, name and data_type.
  const component =
    string(fields['otelcol.component.id']) ||
    string(fields['name']) ||
    string(fields['id']) ||
    string(fields['component_name'])
  const error = string(fields['error']) || string(fields['err'])
  return {
    ...written,
    at: kind.lastAt,
    firstAt: kind.firstAt,
    count: kind.count,
    stream: kind.stream,
    text,
    error,
    component,
    type: component.replace(/\/.*$/, ''),
    kind: string(fields['otelcol.component.kind']) || string(fields['kind']) || string(fields['component_kind']),
    signal: signals[string(fields['otelcol.signal']) || string(fields['data_type'])],
    aws: awsErrorIn(error === '' ? message : error),
  }
}

const read = new WeakMap<LogDigest, CollectorLine[]>()

/** @returns the lines of a collector's log, newest first; a digest is read once however many checks ask. */
export const collectorLines = (digest: LogDigest): readonly CollectorLine[] => {
  const known = read.get(digest)
  if (known !== undefined) return known
  const lines = digest.kinds.map(from)
  read.set(digest, lines)
  return lines
}

/** Messages with which exporters say that data was not taken. `Sender failed` is the batch processor's echo of the same. */
const exportFailed =
  /^(Exporting failed|cwlog_client: Error occurs in|Error force flushing logs|failed to flush|unexpectedly cannot cast PutLogEvents|Cannot cast PutLogEvents|All retries failed for PutLogEvents|Dropping data because sending_queue is full|Could not send telemetry|Failed to (?:upload|send))/i

/** Types that only exporters have, for lines that do not say what kind of component wrote them. */
const exporterType = /^(aws(xray|emf|cloudwatchlogs)|otlp_?http|otlp_grpc|prometheus_?remote_?write)$/

/** @returns the lines in which an exporter, of those types where some are named, says that an export failed. */
export const failedExports = (digest: LogDigest, ...types: readonly string[]): CollectorLine[] =>
  collectorLines(digest).filter(
    ({ message, kind, type }) =>
      (kind === 'exporter' || (kind === '' && exporterType.test(type))) &&
      exportFailed.test(message) &&
      (types.length === 0 || types.includes(type)),
  )

/** @returns the lines of a start that failed: plain text, several to one error. */
export const plainLines = (digest: LogDigest): CollectorLine[] => collectorLines(digest).filter(({ plain }) => plain)
