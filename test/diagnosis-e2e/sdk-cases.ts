import type { Kind } from '../../src/diagnosis/kinds.ts'
import type { Places } from './receiving.ts'
import type { Version } from './sending.ts'

type Protocol = 'grpc' | 'http/protobuf'

/** An application whose SDK cannot hand on its data, and what that must be found to be. */
export type SdkCase = {
  name: string
  protocol: Protocol
  kind: Kind
  /** Versions that write less, so that less can be found. */
  instead?: Partial<Record<Version, Kind>>
  signal: 'traces' | 'metrics' | 'logs'
  /** Pipelines that the collector lacks. */
  lacks?: 'traces' | 'metrics' | 'logs'
  at: keyof Places
  /** The endpoint that it is told, at that address. */
  endpoint(host: string): string
  variables?: Readonly<Record<string, string>>
}

/** An application that finds its collector. */
export type Application = Pick<SdkCase, 'protocol' | 'signal' | 'at' | 'endpoint' | 'variables'>

type More = Partial<Omit<SdkCase, 'name' | 'protocol' | 'kind'>>

const usualPort = { grpc: 4317, 'http/protobuf': 4318 } as const

const by =
  (protocol: Protocol) =>
  (name: string, kind: Kind, more: More = {}): SdkCase => ({
    name,
    protocol,
    kind,
    signal: 'traces',
    at: 'right',
    endpoint: (host) => `http://${host}:${usualPort[protocol]}`,
    ...more,
  })

const [grpc, http] = [by('grpc'), by('http/protobuf')]

const both = (...all: Parameters<typeof grpc>): SdkCase[] => [grpc(...all), http(...all)]

/** All that 1.27 writes over gRPC is a code: the reason is in none of its lines. */
const unsaid: More = { instead: { 'sdk-1.27': 'sdk-export-failed' } }
const at4317: More = { endpoint: (host) => `http://${host}:4317` }

/** What keeps an SDK from handing its data to a collector. */
export const sdkCases: readonly SdkCase[] = [
  grpc('no collector', 'sdk-collector-refused', { at: 'nothing', ...unsaid }),
  http('no collector', 'sdk-collector-refused', { at: 'nothing' }),
  grpc("the collector's name, which does not resolve", 'collector-name-unresolved', { at: 'unresolved', ...unsaid }),
  http("the collector's name, which does not resolve", 'collector-name-unresolved', { at: 'unresolved' }),
  grpc('another name, which does not resolve', 'endpoint-host-wrong', {
    endpoint: () => 'http://otel.nowhere.invalid:4317',
    ...unsaid,
  }),
  http('another name, which does not resolve', 'endpoint-host-wrong', {
    endpoint: () => 'http://otel.nowhere.invalid:4318',
  }),
  ...both('a black hole', 'sdk-export-times-out', { at: 'hole' }),
  grpc('TLS to a plaintext port', 'tls-to-plaintext-receiver', { endpoint: (host) => `https://${host}:4317` }),
  http('TLS to a plaintext port', 'tls-to-plaintext-receiver', { endpoint: (host) => `https://${host}:4318` }),
  grpc('a collector whose memory limiter refuses', 'sdk-data-refused', { at: 'full', ...unsaid }),
  http('a collector whose memory limiter refuses', 'sdk-data-refused', { at: 'full' }),
  grpc('the port of HTTP', 'grpc-exporter-at-http-port', { endpoint: (host) => `http://${host}:4318` }),
  http('the port of gRPC', 'http-exporter-at-grpc-port', at4317),
  grpc('an endpoint without scheme', 'endpoint-scheme-missing', { endpoint: (host) => `${host}:4317` }),
  http('an endpoint without scheme', 'endpoint-scheme-missing', { endpoint: (host) => `${host}:4318` }),
  http('a path that is there twice', 'endpoint-path-wrong', { endpoint: (host) => `http://${host}:4318/v1/traces` }),
  http('a path that is not there', 'endpoint-path-wrong', { endpoint: (host) => `http://${host}:4318/otlp` }),
  grpc('no logs pipeline', 'logs-pipeline-missing', { at: 'tracesOnly', signal: 'logs', lacks: 'logs' }),
  grpc('no metrics pipeline', 'metrics-pipeline-missing', { at: 'tracesOnly', signal: 'metrics', lacks: 'metrics' }),
  grpc('no traces pipeline', 'traces-pipeline-missing', { at: 'metricsOnly', lacks: 'traces' }),
  http('no logs pipeline', 'logs-pipeline-missing', { at: 'tracesOnly', signal: 'logs', lacks: 'logs' }),
  // The collector's configuration may not be known.
  grpc('a collector that does not take logs', 'sdk-signal-unimplemented', { at: 'tracesOnly', signal: 'logs' }),
  grpc('messages that are too large', 'sdk-request-too-large', { variables: { SENDER_SPAN_BYTES: '5000000' } }),
  http('messages that are too large', 'sdk-request-too-large', {
    at: 'small',
    variables: { SENDER_SPAN_BYTES: '5000' },
    // It writes `Bad Request`, and not what the collector answered with it.
    instead: { sdk: 'sdk-export-failed' },
  }),
  grpc('more spans than its queue takes', 'sdk-queue-full', {
    variables: { OTEL_BSP_MAX_QUEUE_SIZE: '16', OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '16', SENDER_SPANS: '2000' },
  }),
]

/** @returns an application that finds a collector which takes all. */
export const rightBy = (protocol: Protocol): Application => ({
  protocol,
  signal: 'traces',
  at: 'right',
  endpoint: (host) => `http://${host}:${usualPort[protocol]}`,
})

/** @returns the SDK's variables for an exporter that finds the collector at that host. */
export const exporterVariables = (
  { protocol, endpoint }: Pick<Application, 'protocol' | 'endpoint'>,
  host: string,
): Record<string, string> => ({
  OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint(host),
})

/** @returns the variables that an application of that case is started with. */
export const variablesOf = (one: Application, places: Places): Record<string, string> => ({
  ...exporterVariables(one, places[one.at]),
  OTEL_EXPORTER_OTLP_TIMEOUT: '2',
  OTEL_BSP_SCHEDULE_DELAY: '200',
  OTEL_BLRP_SCHEDULE_DELAY: '200',
  SENDER_SIGNALS: one.signal,
  ...one.variables,
})
