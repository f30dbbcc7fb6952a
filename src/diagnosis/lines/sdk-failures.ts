/** Why an SDK could not hand its data to the collector. */
export type SdkFailure =
  | 'refused'
  | 'no_name'
  | 'timed_out'
  /** It only says that it gave up; why stands in another line, or nowhere. */
  | 'gave_up'
  | 'closed'
  /** Something at that address says that it takes nothing now, and not why. */
  | 'unavailable'
  | 'data_refused'
  | 'no_pipeline'
  | 'no_path'
  | 'no_compression'
  | 'too_large'
  | 'grpc_to_http'
  | 'http_to_grpc'
  | 'tls'
  | 'untrusted'
  | 'no_scheme'
  | 'rejected'
  | 'queue_full'
  | 'unknown'

/**
 * What failures look like, the telling ones first: Go writes `context deadline exceeded` before what really happened.
 * Sources: opentelemetry-python 1.3x to 1.44 (measured, recorded) with gRPC's C core, requests and urllib3;
 * opentelemetry-java (GrpcExporter, GrpcExporterUtil) with OkHttp and the JDK; opentelemetry-js with grpc-js and Node's
 * sockets; opentelemetry-go (otlptrace, otlpmetric) with grpc-go and net/http; the collector's own answers.
 */
const failures: readonly (readonly [RegExp, SdkFailure])[] = [
  [/data refused due to high memory usage/i, 'data_refused'],
  [/Decompressor is not installed for grpc-encoding|unsupported Content-Encoding/i, 'no_compression'],
  [
    /Failed parsing HTTP\/2|Expected SETTINGS frame|Trying to connect an http1\.x server|frame header looked like an HTTP\/1\.1/i,
    'grpc_to_http',
  ],
  [
    /BadStatusLine|malformed HTTP response|HTTP\/0\.9 when not allowed|Parse Error: Expected HTTP|Unexpected status line/i,
    'http_to_grpc',
  ],
  [
    /CERTIFICATE_VERIFY_FAILED|certificate verify failed|x509: |unable to verify the first certificate|self[- ]signed certificate|PKIX path building failed/i,
    'untrusted',
  ],
  [
    /WRONG_VERSION_NUMBER|wrong version number|Tls handshake failed|SSLError|SSL_ERROR|first record does not look like a TLS handshake|server gave HTTP response to HTTPS client|Unsupported or unrecognized SSL message/i,
    'tls',
  ],
  [
    /No connection adapters were found|Invalid URL .*No scheme supplied|MissingSchema|InvalidSchema|unsupported protocol scheme/i,
    'no_scheme',
  ],
  [
    /Domain name not found|name resolution|Name or service not known|Name does not resolve|no such host|server misbehaving|produced zero addresses|NameResolutionError|getaddrinfo|ENOTFOUND|EAI_AGAIN|DNS resolution failed|UnknownHostException|nodename nor servname/i,
    'no_name',
  ],
  [
    /message (?:after decompression )?larger than max|request body too large|Request Entity Too Large|code: 413\b|StatusCode\.RESOURCE_EXHAUSTED encountered while exporting \w+ to \S+, retrying in [\d.]+s\.(?! Error details)/i,
    'too_large',
  ],
  [/unknown service opentelemetry\.|UNIMPLEMENTED|code = Unimplemented/i, 'no_pipeline'],
  [
    /code: 404|status(?: code)? 404|"code":\s*"?404|404 Not Found|404 page not found|OTLPExporterError: Not Found/i,
    'no_path',
  ],
  [/[Qq]ueue (?:is )?full, (?:dropping|likely)|maxQueueSize reached/, 'queue_full'],
  [/Connection refused|ECONNREFUSED|Failed to connect to [\w.-]*\/\[?[\d.:a-f]+\]?:\d+/i, 'refused'],
  [/due to timeout, max retries/i, 'gave_up'],
  [
    /DEADLINE_EXCEEDED|Deadline exceeded|Read timed out|ConnectTimeout|ETIMEDOUT|timed out|Error message: (?:connect )?timeout|i\/o timeout|export timeout/i,
    'timed_out',
  ],
  [
    /Socket closed|Connection reset by peer|ECONNRESET|Broken pipe|GOAWAY|RemoteDisconnected|Connection aborted|socket hang up|unexpected EOF|RST_STREAM/i,
    'closed',
  ],
  // Python's exporters of before 1.30 do not say more; the collector's receiver answers 503 for what gRPC calls UNAVAILABLE.
  [/StatusCode\.UNAVAILABLE|Service Unavailable|code: 503\b/, 'unavailable'],
  [
    /StatusCode\.(?:INTERNAL|INVALID_ARGUMENT|PERMISSION_DENIED|UNAUTHENTICATED)|code: (?:400|401|403|500)\b|status code (?:3|7|13|16|4\d\d|500)\b|: (?:400|401|403|500) [A-Z]|OTLPExporterError/i,
    'rejected',
  ],
]

/** @returns what an export failed with; `unknown` where nothing in the text says it. */
export const failureIn = (text: string): SdkFailure =>
  failures.find(([pattern]) => pattern.test(text))?.[1] ?? 'unknown'
