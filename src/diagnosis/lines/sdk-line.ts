import { lineFrom } from '../../log-line.ts'
import type { LogDigest, LogKind } from '../../ports.ts'
import type { Signal } from '../findings.ts'
import { failureIn, type SdkFailure } from './sdk-failures.ts'

export type { SdkFailure } from './sdk-failures.ts'

/** One kind of line in which an application's SDK says that it could not export. */
export type SdkLine = {
  at: Date
  firstAt: Date
  count: number
  text: string
  /** What it says, read out of its encoding. */
  said: string
  /** As the line or its stream names it, and the stream itself, which the awslogs driver named by its own prefix. */
  service: string
  stream: string
  failure: SdkFailure
  /** It gave the data up; a line about a further attempt does not. */
  final: boolean
  signal: Signal | undefined
  protocol: 'grpc' | 'http' | undefined
  /** Host and port, or the URL, that it sent to. */
  target: string | undefined
}

const data = '(?:spans?|traces?|metrics?|logs?|batch)'

/** What only an SDK's exporter says, by language. Sources: see `failures`; C++ from opentelemetry-cpp's OTLP exporters. */
const exporters: readonly RegExp[] = [
  // Python, and Java: `Failed to export spans. Server responded with UNIMPLEMENTED.`
  new RegExp(
    String.raw`Failed to export ${data}(?: batch)?(?: to \S+?)?[,.]? (?:error code|code|due to timeout|Server|The request)`,
  ),
  new RegExp(`encountered while exporting ${data}`),
  /[Ee]xception while exporting (?:Span|Log|Metric|metric|batch)/,
  /HTTPS?ConnectionPool\(host=.{1,300}url: \/v1\/(?:traces|metrics|logs)/s,
  /No connection adapters were found for '[^']{1,300}\/v1\/(?:traces|metrics|logs)'/,
  // JavaScript.
  /OTLPExporterError|PeriodicExportingMetricReader: metrics export failed/,
  /\b(?:4 DEADLINE_EXCEEDED|8 RESOURCE_EXHAUSTED|12 UNIMPLEMENTED|13 INTERNAL|14 UNAVAILABLE|16 UNAUTHENTICATED): .*(?:opentelemetry|otlp)/is,
  /\b(?:ECONNREFUSED|ETIMEDOUT|ECONNRESET|EPROTO)\b.{0,600}?(?::|"port":\s*"?)431[78]\b/s,
  /getaddrinfo (?:ENOTFOUND|EAI_AGAIN) [\w.-]*(?:otel|collector|telemetry)/,
  // Go, C++.
  /\btraces export: |\bfailed to upload metrics: .*(?:rpc error|Post|exporter|deadline|dial)/s,
  /\[OTLP [A-Z]+ (?:GRPC|HTTP)[^\]]*\] Export\(\) failed/,
  // A full queue, in Python and JavaScript.
  /Queue (?:is )?full, (?:dropping (?:Span|Log)|likely)|Dropped \d+ spans because maxQueueSize reached/i,
]

const another = /Transient error|, retrying in|Retrying in/

const signals: readonly (readonly [RegExp, Signal])[] = [
  [/collector\.trace\.v1|\/v1\/traces|dropping Span|spans? (?:batch|because)/i, 'traces'],
  [/collector\.metrics\.v1|\/v1\/metrics|upload metrics|metrics export|OTLP METRICS?/i, 'metrics'],
  [/collector\.logs\.v1|\/v1\/logs|dropping Log|logs? batch|OTLP LOG/i, 'logs'],
  [
    /(?:export(?:ing)?|TRACE GRPC|TRACE HTTP) ?(?:traces?|spans?)\b|traces export|OTLP TRACE|while exporting Span/i,
    'traces',
  ],
  [/export(?:ing)? metrics?\b/i, 'metrics'],
  [/export(?:ing)? (?:logs?|Log)\b/i, 'logs'],
]

const protocolOf = (text: string): SdkLine['protocol'] => {
  if (/StatusCode\.|\.grpc\.|rpc error|gRPC|GRPC|\b1[2-6] [A-Z]{4,}: |\b4 DEADLINE_EXCEEDED/.test(text)) return 'grpc'
  return /\.http\.|HTTPS?Connection|Connection aborted|batch code:|No connection adapters|span batch|OTLPExporterError|Post "|HTTP status code/.test(
    text,
  )
    ? 'http'
    : undefined
}

/** Where it sent to, as the different texts name it; host and port before a bare name. */
const targets: readonly RegExp[] = [
  /(?:to|exporting \w+ to) ([\w.-]+:\d{2,5}|https?:\/\/[^\s,'"]+)[,: ]/,
  /Post "([^"\s]+)"/,
  /No connection adapters were found for '([^']+)'/,
  /target dns:([\w.-]+:\d+)/,
  /(?:ECONNREFUSED|ETIMEDOUT|dial tcp|refused:) ([\w.[\]:-]+:\d+)/,
  /(?:ENOTFOUND|EAI_AGAIN|lookup(?! error)|UnknownHostException:) ([\w.-]+)/,
]

/** Java names host and address: `localhost/[0:0:0:0:0:0:0:1]:4317`, `/127.0.0.1:4317`. */
const inJava = (text: string): string | undefined => {
  const [, host, address, port] =
    /(?:Failed to connect to|refused:) ([\w.-]*)\/\[?([\d.:a-f]+)\]?:(\d+)/.exec(text) ?? []
  return port === undefined ? undefined : `${host || address}:${port}`
}

const targetOf = (text: string): string | undefined =>
  inJava(text) ??
  /HTTPS?Connection(?:Pool)?\(host='([^']+)', port=(\d+)\)/.exec(text)?.slice(1, 3).join(':') ??
  targets.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined)

/** A JSON line's own text and what stands in its other fields: an exception, an error, a stack. */
const saidIn = (text: string, { json, message, fields }: ReturnType<typeof lineFrom>): string =>
  json
    ? [message, ...Object.values(fields).filter((value) => typeof value === 'string')].join('\n')
    : text.replaceAll('\\"', '"')

const sdkLineFrom = ({ message: text, stream, firstAt, lastAt: at, count }: LogKind): SdkLine[] => {
  const line = lineFrom({ id: '', at, stream, message: text })
  const said = saidIn(text, line)
  // Both, since JavaScript's diagnostics are JSON whose keys tell as much as their values.
  if (!exporters.some((pattern) => pattern.test(said) || pattern.test(text))) return []
  const found = failureIn(said)
  return [
    {
      at,
      firstAt,
      count,
      text,
      said,
      service: line.service,
      stream,
      failure: found === 'unknown' ? failureIn(text) : found,
      final: !another.test(said),
      signal: signals.find(([pattern]) => pattern.test(said))?.[1],
      protocol: protocolOf(said),
      target: targetOf(said),
    },
  ]
}

const read = new WeakMap<LogDigest, SdkLine[]>()

/** @returns what SDKs said about exports that failed, newest first; a digest is read once however many checks ask. */
export const sdkLines = (digest: LogDigest): readonly SdkLine[] => {
  const known = read.get(digest)
  if (known !== undefined) return known
  const lines = digest.kinds.flatMap(sdkLineFrom)
  read.set(digest, lines)
  return lines
}
