import type { LogDigest } from '../../ports.ts'
import type { Signal } from '../findings.ts'
import type { AwsError, AwsFailure } from './aws-error.ts'
import { type CollectorLine, collectorLines, failedExports } from './collector-line.ts'
import { gatewayFailureIn, hostOf, urlIn } from './gateway-error.ts'

/** Whom data was to be handed to: a service of AWS, or a gateway that speaks OTLP. */
type Backend = 'xray' | 'logs' | 'monitoring' | 'gateway'

export type Failure =
  | AwsFailure
  | 'unauthorized'
  | 'forbidden'
  | 'no_path'
  | 'rate_limited'
  | 'delta'
  | 'data_refused'
  | 'queue_full'
  | 'unknown'

/** An export that failed: whose, to whom, and why. */
export type ExportFailure = {
  line: CollectorLine
  /** `awsxray`, `otlp_http/grafana`. */
  exporter: string
  signal: Signal
  backend: Backend
  failure: Failure
  aws: AwsError | undefined
  status: number | undefined
  url: string | undefined
  host: string | undefined
  /** It failed before a connection stood: nobody answered at all. */
  connecting: boolean
}

const byType: Readonly<Record<string, readonly [Backend, Signal]>> = {
  awsxray: ['xray', 'traces'],
  awsemf: ['logs', 'metrics'],
  awscloudwatchlogs: ['logs', 'logs'],
}

const usual: Readonly<Record<string, string>> = {
  'xray traces': 'awsxray',
  'logs metrics': 'awsemf',
  'logs logs': 'awscloudwatchlogs',
}

const awsBackends: readonly (readonly [RegExp, Backend])[] = [
  [/^xray\./, 'xray'],
  [/^logs\./, 'logs'],
  [/^monitoring\./, 'monitoring'],
]

const backendOf = ({ type, aws, error, message }: CollectorLine, host: string | undefined): Backend => {
  const known = byType[type]
  if (known !== undefined) return known[0]
  const named = host === undefined ? undefined : awsBackends.find(([pattern]) => pattern.test(host))?.[1]
  if (named !== undefined) return named
  const { service } = aws ?? {}
  const isCall = /operation error|\b(PutTraceSegments|PutLogEvents|CreateLogStream)\b/.test(`${message} ${error}`)
  return isCall && (service === 'xray' || service === 'logs' || service === 'monitoring') ? service : 'gateway'
}

const connecting =
  /dial tcp|dialing|while waiting for connection|no such host|server misbehaving|proxyconnect|no route to host|network is unreachable|TLS handshake timeout/i

/**
 * Every task that stops ends what it was sending (the SDK's version 1 calls a time limit so, too); tokens of a sequence and
 * doubles were ordinary before 2023.
 */
const harmless = /context canceled(?![\s\S]*deadline exceeded)|InvalidSequenceToken|DataAlreadyAccepted/

const queueFull = /sending[_ ]queue is full/i

const failureFrom = (line: CollectorLine, backend: Backend, text: string): Failure => {
  if (queueFull.test(`${line.message} ${line.error}`)) return 'queue_full'
  if (backend === 'gateway') return gatewayFailureIn(text) ?? line.aws?.failure ?? 'unknown'
  return line.aws?.failure ?? gatewayFailureIn(text) ?? 'unknown'
}

const from = (line: CollectorLine): ExportFailure => {
  const text = line.error === '' ? line.message : line.error
  const url = urlIn(text)
  const host = hostOf(text)
  const backend = backendOf(line, host)
  const signal = line.signal ?? byType[line.type]?.[1] ?? (backend === 'xray' ? 'traces' : 'metrics')
  const isExporter = line.kind !== 'processor'
  const guessed = usual[`${backend} ${signal}`] ?? line.component
  return {
    line,
    exporter: isExporter ? line.component : guessed,
    signal,
    backend,
    failure: failureFrom(line, backend, text),
    aws: line.aws,
    status: line.aws?.status ?? statusIn(text),
    url,
    host,
    connecting: connecting.test(text),
  }
}

const statusIn = (text: string): number | undefined => {
  const found = /HTTP Status Code (\d{3})/i.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** The batch processor's echo of a failure: it counts only where the exporter's own line is not there. */
const echoes = (digest: LogDigest): CollectorLine[] =>
  collectorLines(digest).filter(
    ({ kind, message, error }) => kind === 'processor' && /^Sender failed/.test(message) && error !== '',
  )

const read = new WeakMap<LogDigest, readonly ExportFailure[]>()

/** @returns the exports that failed, newest first, each said once; a digest is read once however many checks ask. */
export const exportFailuresIn = (digest: LogDigest): readonly ExportFailure[] => {
  const known = read.get(digest)
  if (known !== undefined) return known
  const isReal = ({ error, message }: CollectorLine) => !harmless.test(`${message} ${error}`)
  const own = failedExports(digest).filter(isReal).map(from)
  const unsaid = echoes(digest)
    .filter(isReal)
    .map(from)
    .filter(({ failure, backend }) => !own.some((each) => each.backend === backend && each.failure === failure))
  const all = [...own, ...unsaid].sort((one, other) => other.line.at.getTime() - one.line.at.getTime())
  read.set(digest, all)
  return all
}
