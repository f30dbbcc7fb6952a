/** Lines of exporters as collectors of several versions and encodings write them. Sources: recordings; core's and contrib's issues. */

type Signal = 'traces' | 'metrics' | 'logs'

const role = 'arn:aws:sts::123456789012:assumed-role/agent-prod-otel-collector-task/7f3e9a1b2c3d4e5f'

/** @returns a denial of an action as IAM words it; `because` says which policy. */
export const denied = (action: string, because: string, resource?: string): string =>
  `User: ${role} is not authorized to perform: ${action}${resource === undefined ? '' : ` on resource: ${resource}`}${because === '' ? '' : ` ${because}`}`

/** @returns an error as AWS's SDK for Go of version 2 words it. */
export const v2 = (call: string, status: number, error: string): string =>
  `operation error ${call}, https response error StatusCode: ${status}, RequestID: 4e1243bd-22c6-4c3d-9e8f-${String(status).padStart(12, '0')}, ${error}`

/** @returns an error as AWS's SDK for Go of version 1 words it. */
export const v1 = (code: string, message: string, status: number): string =>
  `${code}: ${message}\n\tstatus code: ${status}, request id: 0c5e3a51-7a4c-4d1b-9b1e-2f6f0c9d8e7a`

export const putSegments = 'XRay: PutTraceSegments'
export const putEvents = 'CloudWatch Logs: PutLogEvents'
export const createStream = 'CloudWatch Logs: CreateLogStream'

type Words = { msg?: string; level?: string; more?: Readonly<Record<string, unknown>> }

const rejecting = 'Exporting failed. Rejecting data.'

/** @returns the line of a collector of today (v0.131 and later), as JSON. */
export const today = (
  id: string,
  signal: Signal,
  error: string,
  { msg = rejecting, level = 'error', more }: Words = {},
) =>
  JSON.stringify({
    level,
    ts: '2026-11-18T10:28:31.512Z',
    caller: 'internal/base_exporter.go:118',
    msg,
    'otelcol.component.id': id,
    'otelcol.component.kind': 'exporter',
    'otelcol.signal': signal,
    error,
    ...more,
  })

/** @returns the line of a collector before v0.131, whose keys are kind, name and data_type, and whose time is a number. */
export const older = (
  id: string,
  signal: Signal,
  error: string,
  { msg = rejecting, level = 'error', more }: Words = {},
) =>
  JSON.stringify({
    level,
    ts: 1700000000.123,
    caller: 'exporterhelper/common.go:95',
    msg,
    kind: 'exporter',
    data_type: signal,
    name: id,
    error,
    ...more,
  })

/** @returns the line of a collector that writes for people: tabs, and the fields at the end. */
export const console = (
  id: string,
  signal: Signal,
  error: string,
  { msg = rejecting, level = 'error', more }: Words = {},
) =>
  [
    '2026-11-18T10:28:31.512Z',
    level,
    'internal/base_exporter.go:118',
    msg,
    JSON.stringify({
      resource: {},
      'otelcol.component.id': id,
      'otelcol.component.kind': 'exporter',
      'otelcol.signal': signal,
      error,
      ...more,
    }),
  ].join('\t')

/** @returns the batch processor's echo of a failure, where the exporter's own line is not there. */
export const echo = (signal: Signal, error: string) =>
  JSON.stringify({
    level: 'warn',
    ts: '2026-11-18T10:28:31.513Z',
    caller: 'batchprocessor@v0.140.0/batch_processor.go:272',
    msg: 'Sender failed',
    'otelcol.component.id': 'batch',
    'otelcol.component.kind': 'processor',
    'otelcol.signal': signal,
    error,
  })

export const dropping = { msg: 'Exporting failed. Dropping data.' }
export const retrying = { msg: 'Exporting failed. Will retry the request after interval.', level: 'info' }
