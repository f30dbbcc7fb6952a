import { all, given, python, silent } from './applications-change.ts'
import type { Variants } from './variant.ts'

const grpc = 'opentelemetry.exporter.otlp.proto.grpc.exporter'
const http = 'opentelemetry.exporter.otlp.proto.http.trace_exporter'
const endpoint = 'OTEL_EXPORTER_OTLP_ENDPOINT'
const base = 'http://otel-collector.agent-prod.local'

/** Ways in which a service sends to the wrong place, or in the wrong way. */
export const endpointVariants: Variants = {
  'endpoint-variable-missing': [
    {
      name: 'Python by gRPC sends to localhost',
      change: given({ [endpoint]: undefined }, 'agent-api'),
      applications: [
        'ERROR:opentelemetry.exporter.otlp.proto.grpc.exporter:Failed to export traces to localhost:4317, error code: StatusCode.UNAVAILABLE, error details: failed to connect to all addresses; last error: UNKNOWN: ipv4:127.0.0.1:4317: Failed to connect to remote host: Connection refused',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Java sends to localhost by HTTP',
      change: given({ [endpoint]: undefined }, 'agent-api'),
      applications: [
        'ERROR io.opentelemetry.exporter.internal.http.HttpExporter - Failed to export spans. The request could not be executed. Error message: Failed to connect to localhost/[0:0:0:0:0:0:0:1]:4318',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'JavaScript',
      change: given({ [endpoint]: '' }, 'agent-api'),
      applications: [
        '{"stack":"Error: connect ECONNREFUSED 127.0.0.1:4318","errno":"-111","code":"ECONNREFUSED","syscall":"connect","address":"127.0.0.1","port":"4318","name":"Error"}',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'nothing is said, and no trace of it arrives',
      change: all(given({ [endpoint]: undefined }), silent()),
      confidence: 'likely',
    },
  ],
  'endpoint-host-wrong': [
    {
      name: 'another namespace, Python by HTTP',
      change: given(
        { [endpoint]: 'http://otel-collector.agent-stage.local:4318', OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' },
        'agent-api',
      ),
      applications: [
        python(
          'WARNING',
          http,
          "Transient error HTTPConnectionPool(host='otel-collector.agent-stage.local', port=4318): Max retries exceeded with url: /v1/traces (Caused by NameResolutionError(\"<urllib3.connection.HTTPConnection object at 0x7f>: Failed to resolve 'otel-collector.agent-stage.local' ([Errno -2] Name or service not known)\")) encountered while exporting span batch, retrying in 1.02s.",
        ),
        python('ERROR', http, 'Failed to export span batch due to timeout, max retries or shutdown.'),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'only for traces, Go',
      change: given({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4317' }, 'agent-api'),
      applications: [
        '2026/11/18 10:28:00 traces export: context deadline exceeded: rpc error: code = Unavailable desc = dns: A record lookup error: lookup collector on 10.0.0.2:53: no such host',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'localhost without a collector beside it, and nothing is said',
      change: all(given({ [endpoint]: 'http://localhost:4317' }), silent()),
      confidence: 'likely',
    },
    {
      name: 'localhost, Java',
      change: given({ [endpoint]: 'http://127.0.0.1:4317' }, 'agent-api'),
      applications: [
        'ERROR io.opentelemetry.exporter.internal.grpc.GrpcExporter - Failed to export spans. The request could not be executed. Error message: Failed to connect to /127.0.0.1:4317',
        'ERROR io.opentelemetry.exporter.internal.grpc.GrpcExporter - Failed to export metrics. The request could not be executed. Error message: Connection refused: localhost/127.0.0.1:4317',
      ],
      confidence: 'confirmed',
    },
  ],
  'endpoint-scheme-missing': [
    {
      name: 'Python by HTTP',
      applications: [
        python(
          'ERROR',
          http,
          "Failed to export span batch code: None, reason: No connection adapters were found for 'otel-collector:4318/v1/traces'",
        ),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Python by gRPC, with the variable',
      change: given({ [endpoint]: 'otel-collector.agent-prod.local:4317' }, 'agent-api'),
      applications: [
        python(
          'ERROR',
          grpc,
          'Failed to export traces to otel-collector.agent-prod.local:4317, error code: StatusCode.UNAVAILABLE, error details: failed to connect to all addresses; last error: UNKNOWN: ipv4:10.0.1.37:4317: Tls handshake failed (TSI_PROTOCOL_FAILURE): SSL_ERROR_SSL: error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER',
        ),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'only the variable, and no trace of it arrives',
      change: all(given({ [endpoint]: 'otel-collector:4317' }), silent()),
      confidence: 'likely',
    },
  ],
  'endpoint-path-wrong': [
    {
      name: 'Python, endpoint given in code',
      applications: [python('ERROR', http, 'Failed to export span batch code: 404, reason: Not Found')],
      confidence: 'confirmed',
    },
    {
      name: 'Go, with the URL in the line',
      applications: ['2026/11/18 10:28:00 traces export: failed to send to http://otel-collector:4318/: 404 Not Found'],
      confidence: 'confirmed',
    },
    {
      name: 'the path twice',
      change: given(
        { [endpoint]: `${base}:4318/v1/traces`, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' },
        'agent-api',
      ),
      applications: [
        '{"stack":"OTLPExporterError: Not Found\\n    at IncomingMessage.<anonymous> (/app/node_modules/@opentelemetry/otlp-exporter-base/build/src/transport/http-transport-utils.js:62:31)","message":"Not Found","name":"OTLPExporterError","data":"404 page not found\\n","code":"404"}',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'only the variable, and no trace of it arrives',
      change: all(
        given({
          [endpoint]: `${base}:4318`,
          OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${base}:4318`,
          OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
        }),
        silent(['traces']),
      ),
      confidence: 'likely',
    },
  ],
  'grpc-exporter-at-http-port': [
    {
      name: 'Python 1.44',
      applications: [
        python(
          'ERROR',
          grpc,
          'Failed to export metrics to otel-collector:4318, error code: StatusCode.UNAVAILABLE, error details: failed to connect to all addresses; last error: UNAVAILABLE: ipv4:10.0.1.37:4318: Failed parsing HTTP/2 (Expected SETTINGS frame as the first frame, got frame type 79)',
        ),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'older C core',
      applications: [
        'ERROR:opentelemetry.exporter.otlp.proto.grpc.exporter:Failed to export traces to otel-collector:4318, error code: StatusCode.UNAVAILABLE, error details: Trying to connect an http1.x server',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Go',
      applications: [
        '2026/11/18 10:28:00 traces export: rpc error: code = Unavailable desc = connection error: desc = "error reading server preface: http2: failed reading the frame payload: http2: frame too large, note that the frame header looked like an HTTP/1.1 header"',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'only the variables, and no trace of it arrives',
      change: all(given({ [endpoint]: `${base}:4318` }), silent()),
      confidence: 'likely',
    },
  ],
  'http-exporter-at-grpc-port': [
    {
      name: 'Python',
      applications: [
        python(
          'WARNING',
          http,
          String.raw`Transient error ('Connection aborted.', BadStatusLine('\x00\x00\x18\x04\x00\x00\x00')) encountered while exporting span batch, retrying in 0.94s.`,
        ),
        python('ERROR', http, 'Failed to export span batch due to timeout, max retries or shutdown.'),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Go',
      applications: [
        String.raw`2026/11/18 10:28:00 traces export: Post "http://otel-collector.agent-prod.local:4317/v1/traces": net/http: HTTP/1.x transport connection broken: malformed HTTP response "\x00\x00\x06\x04\x00\x00\x00\x00\x00\x00\x05\x00\x00@\x00"`,
      ],
      confidence: 'confirmed',
    },
    {
      name: 'JavaScript, metrics',
      applications: [
        '{"stack":"Error: PeriodicExportingMetricReader: metrics export failed (error Error: Parse Error: Expected HTTP/, RTSP/ or ICE/)\\n    at PeriodicExportingMetricReader._doRun (/app/node_modules/@opentelemetry/sdk-metrics/build/src/export/PeriodicExportingMetricReader.js:88:19)","message":"PeriodicExportingMetricReader: metrics export failed (error Error: Parse Error: Expected HTTP/, RTSP/ or ICE/)","name":"Error"}',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'only the variables, and no trace of it arrives',
      change: all(given({ OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' }), silent()),
      confidence: 'likely',
    },
  ],
  'tls-to-plaintext-receiver': [
    {
      name: 'Python by HTTP',
      applications: [
        python(
          'WARNING',
          http,
          "Transient error HTTPSConnectionPool(host='otel-collector.agent-prod.local', port=4318): Max retries exceeded with url: /v1/traces (Caused by SSLError(SSLError(1, '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)'))) encountered while exporting span batch, retrying in 0.91s.",
        ),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Go by gRPC',
      applications: [
        '2026/11/18 10:28:00 traces export: context deadline exceeded: rpc error: code = Unavailable desc = connection error: desc = "transport: authentication handshake failed: tls: first record does not look like a TLS handshake"',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Java',
      applications: [
        'ERROR io.opentelemetry.exporter.internal.http.HttpExporter - Failed to export spans. The request could not be executed. Error message: Unsupported or unrecognized SSL message',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'only the variable, and no trace of it arrives',
      change: all(given({ [endpoint]: 'https://otel-collector.agent-prod.local:4317' }), silent()),
      confidence: 'likely',
    },
  ],
}
