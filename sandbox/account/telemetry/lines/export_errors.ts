import type { Saying } from '../../conditions.ts'
import type { Account } from '../../state.ts'
import { line, stacktrace } from './collector_errors.ts'
import { requestId } from './streams.ts'

/** What a collector writes about a batch of so many items that an exporter could not hand over, at a time (ms). */
export type Failing = (account: Account, at: number, items: number) => readonly Saying[]

/** Makes the text of an error, with what varies from one to the next. */
export type ErrorText = (account: Account, at: number) => string

/** @returns an answer of AWS as its SDK for Go (version 2) puts it, after one try or more. */
export const answered =
  (call: string, status: number, rest: string, tries = 1): ErrorText =>
  (account, at) =>
    `operation error ${call}, ${tries === 1 ? '' : `exceeded maximum number of attempts, ${tries}, `}https response error StatusCode: ${status}, RequestID: ${requestId(account.seed, at, call)}, ${rest}`

/** @returns a call that came to no answer. */
export const unanswered =
  (call: string, url: (account: Account) => string, why: string): ErrorText =>
  (account) =>
    `operation error ${call}, exceeded maximum number of attempts, 2, https response error StatusCode: 0, RequestID: , request send failed, Post "${url(account)}": ${why}`

export const putSegments = 'XRay: PutTraceSegments'
export const putEvents = 'CloudWatch Logs: PutLogEvents'
export const createStream = 'CloudWatch Logs: CreateLogStream'
export const xrayUrl = ({ region }: Account): string => `https://xray.${region}.amazonaws.com/TraceSegments`
export const logsUrl = ({ region }: Account): string => `https://logs.${region}.amazonaws.com/`

const of = (id: string, signal: string) => ({
  'otelcol.component.id': id,
  'otelcol.component.kind': 'exporter',
  'otelcol.signal': signal,
})

const echo = (at: number, signal: string, error: string): Saying =>
  line(at, 'warn', 'batchprocessor@v0.156.0/batch_processor.go:272', {
    msg: 'Sender failed',
    'otelcol.component.id': `batch/${signal}`,
    'otelcol.component.kind': 'processor',
    'otelcol.pipeline.id': signal,
    'otelcol.signal': signal,
    error,
  })

/** @returns what awsxray writes, which drops a batch at once, and the batch processor after it. */
export const xrayFails =
  (text: ErrorText): Failing =>
  (account, at, items) => {
    const error = text(account, at)
    const rejected = { ...of('awsxray', 'traces'), error, rejected_items: items, stacktrace }
    return [
      line(at, 'error', 'internal/base_exporter.go:118', { msg: 'Exporting failed. Rejecting data.', ...rejected }),
      echo(at, 'traces', error),
    ]
  }

/** What the client of CloudWatch Logs says first, by what went wrong. Source: recordings; contrib, cwlog_client.go. */
const firstWords = {
  refused: ['error', 'cwlogs@v0.156.0/cwlog_client.go:157', 'cwlog_client: Error occurs in PutLogEvents'],
  invalid: [
    'error',
    'cwlogs@v0.156.0/cwlog_client.go:130',
    'cwlog_client: Error occurs in PutLogEvents, will not retry the request',
  ],
  unavailable: [
    'warn',
    'cwlogs@v0.156.0/cwlog_client.go:144',
    'cwlog_client: Error occurs in PutLogEvents, will retry the request',
  ],
  unanswered: [
    'error',
    'cwlogs@v0.156.0/cwlog_client.go:123',
    'unexpectedly cannot cast PutLogEvents error into smithy.APIError.',
  ],
} as const

/** @returns what awsemf writes, in up to four lines; `first` is what the client says, if it got that far. */
export const emfFails =
  (
    text: ErrorText,
    { first, permanent = true }: { first?: keyof typeof firstWords; permanent?: boolean } = {},
  ): Failing =>
  (account, at, items) => {
    const error = text(account, at)
    const wrapped = permanent ? `Permanent error: ${error}` : error
    const exporter = of('awsemf', 'metrics')
    const words = first === undefined ? undefined : firstWords[first]
    return [
      ...(words === undefined ? [] : [line(at, words[0], words[1], { msg: words[2], ...exporter, error, stacktrace })]),
      line(at, 'error', 'awsemfexporter@v0.156.0/emf_exporter.go:146', {
        msg: 'Error force flushing logs. Skipping to next logPusher.',
        ...exporter,
        error: wrapped,
        stacktrace,
      }),
      line(at + 1, 'error', 'internal/base_exporter.go:118', {
        msg: 'Exporting failed. Rejecting data.',
        ...exporter,
        error: wrapped,
        rejected_items: items,
        stacktrace,
      }),
      echo(at + 1, 'metrics', wrapped),
    ]
  }

/** @returns what awscloudwatchlogs writes, which tries again and says so at level info. */
export const otlpLogsFail =
  (text: ErrorText): Failing =>
  (account, at) => [
    line(at, 'info', 'internal/retry_sender.go:133', {
      msg: 'Exporting failed. Will retry the request after interval.',
      ...of('awscloudwatchlogs', 'logs'),
      error: `error pushing logs: ${text(account, at)}`,
      interval: `${(5 + (at % 1000) / 400).toFixed(6)}s`,
    }),
  ]

/** @returns what the exporter to a gateway writes about data that it drops, or tries to send again. */
export const gatewayFails =
  (error: string, { retries = false, signal = 'traces' }: { retries?: boolean; signal?: string } = {}): Failing =>
  (_account, at, items) => [
    retries
      ? line(at, 'info', 'internal/retry_sender.go:133', {
          msg: 'Exporting failed. Will retry the request after interval.',
          ...of('otlp_http/grafana', signal),
          error,
          interval: `${(5 + (at % 1000) / 400).toFixed(6)}s`,
        })
      : line(at, 'error', 'internal/queue_sender.go:50', {
          msg: 'Exporting failed. Dropping data.',
          ...of('otlp_http/grafana', signal),
          error,
          dropped_items: items,
          stacktrace,
        }),
  ]
