import { given, python } from './applications-change.ts'
import type { Variants } from './variant.ts'

const grpc = 'opentelemetry.exporter.otlp.proto.grpc.exporter'
const target = 'otel-collector.agent-prod.local:4317'
const failed = (signal: string, status: string, details: string) =>
  `Failed to export ${signal} to ${target}, error code: StatusCode.${status}, error details: ${details}`

/** Texts of several SDKs for what happens between a service and the collector. Sources: `src/diagnosis/lines/sdk-failures.ts`. */
export const connectionVariants: Variants = {
  'sdk-collector-refused': [
    {
      name: 'Python 1.2x, plain text, without details',
      applications: [
        'WARNING:opentelemetry.exporter.otlp.proto.grpc.exporter:Transient error StatusCode.UNAVAILABLE encountered while exporting traces to otel-collector:4317, retrying in 1s. Connection refused',
        'ERROR:opentelemetry.exporter.otlp.proto.grpc.exporter:Failed to export traces to otel-collector:4317, error code: StatusCode.UNAVAILABLE, error details: Connection refused',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Python by HTTP, a traceback of urllib3 line by line',
      applications: [
        'Exception while exporting Span.',
        'Traceback (most recent call last):',
        "requests.exceptions.ConnectionError: HTTPConnectionPool(host='otel-collector.agent-prod.local', port=4318): Max retries exceeded with url: /v1/traces (Caused by NewConnectionError('<urllib3.connection.HTTPConnection object at 0x7f1c>: Failed to establish a new connection: [Errno 111] Connection refused'))",
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Java agent',
      applications: [
        '[otel.javaagent 2026-11-18 10:28:00:000 +0000] [OkHttp http://otel-collector.agent-prod.local:4317/...] ERROR io.opentelemetry.exporter.internal.grpc.GrpcExporter - Failed to export spans. The request could not be executed. Error message: Failed to connect to otel-collector.agent-prod.local/10.0.1.37:4317',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Go, in the JSON of slog',
      applications: [
        '{"time":"2026-11-18T10:28:00.944925956Z","level":"INFO","msg":"traces export: context deadline exceeded: rpc error: code = Unavailable desc = connection error: desc = \\"transport: Error while dialing: dial tcp 10.0.1.37:4317: connect: connection refused\\""}',
      ],
      confidence: 'confirmed',
    },
    {
      name: "JavaScript's diagnostics by HTTP",
      applications: [
        '{"stack":"Error: connect ECONNREFUSED 10.0.1.37:4318\\n    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16)","message":"connect ECONNREFUSED 10.0.1.37:4318","errno":"-111","code":"ECONNREFUSED","syscall":"connect","address":"10.0.1.37","port":"4318","name":"Error"}',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'JavaScript by gRPC',
      applications: [
        '{"stack":"Error: 14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED 10.0.1.37:4317\\n    at callErrorFromStatus (/app/node_modules/@grpc/grpc-js/build/src/call.js:31:19)\\n    at ServiceClientImpl.export (/app/node_modules/@opentelemetry/otlp-grpc-exporter-base/build/src/grpc-exporter-transport.js:98:32)","message":"14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED 10.0.1.37:4317","code":"14","details":"No connection established. Last error: connect ECONNREFUSED 10.0.1.37:4317","metadata":"[object Object]","name":"Error"}',
      ],
      confidence: 'confirmed',
    },
  ],
  'collector-name-unresolved': [
    {
      name: 'Python by HTTP',
      applications: [
        python(
          'WARNING',
          'opentelemetry.exporter.otlp.proto.http.trace_exporter',
          "Transient error HTTPConnectionPool(host='otel-collector.agent-prod.local', port=4318): Max retries exceeded with url: /v1/traces (Caused by NameResolutionError(\"<urllib3.connection.HTTPConnection object at 0x7f1c>: Failed to resolve 'otel-collector.agent-prod.local' ([Errno -2] Name or service not known)\")) encountered while exporting span batch, retrying in 1.02s.",
        ),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Go',
      applications: [
        '2026/11/18 10:28:00 traces export: context deadline exceeded: rpc error: code = Unavailable desc = dns: A record lookup error: lookup otel-collector.agent-prod.local on 10.0.0.2:53: no such host',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'JavaScript by gRPC, and by HTTP',
      applications: [
        '{"stack":"Error: 14 UNAVAILABLE: Name resolution failed for target dns:otel-collector.agent-prod.local:4317\\n    at callErrorFromStatus (/app/node_modules/@grpc/grpc-js/build/src/call.js:31:19)\\n    at /app/node_modules/@opentelemetry/otlp-grpc-exporter-base/build/src/grpc-exporter-transport.js:98:32","code":"14","name":"Error"}',
        '{"stack":"Error: getaddrinfo ENOTFOUND otel-collector.agent-prod.local\\n    at GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:122:26)","message":"getaddrinfo ENOTFOUND otel-collector.agent-prod.local","errno":"-3008","code":"ENOTFOUND","syscall":"getaddrinfo","hostname":"otel-collector.agent-prod.local","name":"Error"}',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Java',
      applications: [
        '2026-11-18 10:28:00 ERROR io.opentelemetry.exporter.internal.http.HttpExporter - Failed to export logs. The request could not be executed. Full error message: otel-collector.agent-prod.local: Name does not resolve',
      ],
      confidence: 'confirmed',
    },
  ],
  'collector-ingress-closed': [
    {
      name: 'the rule is for the other port',
      change({ production }) {
        for (const { rules } of production.securityGroups)
          for (const rule of rules) if (!rule.egress) rule.fromPort = 4318
      },
      faults: ['sdk-export-times-out'],
      confidence: 'confirmed',
    },
    {
      name: 'the rule lets another group in',
      change({ production }) {
        for (const { rules } of production.securityGroups)
          for (const rule of rules) if (!rule.egress) rule.group = 'sg-0other'
      },
      faults: ['sdk-export-times-out'],
      confidence: 'confirmed',
    },
    {
      name: 'by UDP only, and the SDKs are by HTTP and say only that they gave up',
      change({ production }) {
        for (const { rules } of production.securityGroups)
          for (const rule of rules) if (!rule.egress) rule.protocol = 'udp'
        production.conditions.push({ kind: 'unsent', since: production.born })
      },
      applications: [
        python(
          'ERROR',
          'opentelemetry.exporter.otlp.proto.http.trace_exporter',
          'Failed to export span batch due to timeout, max retries or shutdown.',
        ),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'nothing is said, and nothing arrives',
      change({ production }) {
        for (const group of production.securityGroups) group.rules = group.rules.filter(({ egress }) => egress)
        production.conditions.push({ kind: 'unsent', since: production.born })
      },
      confidence: 'likely',
    },
  ],
  'sdk-export-times-out': [
    {
      name: 'Python by gRPC, several times',
      applications: [1, 2].map(() => python('ERROR', grpc, failed('traces', 'DEADLINE_EXCEEDED', 'Deadline Exceeded'))),
      confidence: 'likely',
    },
    {
      name: 'Python by HTTP',
      applications: [
        python(
          'ERROR',
          'opentelemetry.exporter.otlp.proto.http.trace_exporter',
          'Failed to export span batch due to timeout, max retries or shutdown.',
        ),
        python(
          'ERROR',
          'opentelemetry.exporter.otlp.proto.http.metric_exporter',
          'Failed to export metrics batch due to timeout, max retries or shutdown.',
        ),
      ],
      confidence: 'likely',
    },
    {
      name: 'Go',
      applications: [
        '2026/11/18 10:28:00 traces export: context deadline exceeded',
        '2026/11/18 10:28:10 failed to upload metrics: exporter export timeout: rpc error: code = DeadlineExceeded desc = context deadline exceeded',
      ],
      confidence: 'likely',
    },
    {
      name: 'Java, once',
      applications: [
        'ERROR io.opentelemetry.exporter.internal.grpc.GrpcExporter - Failed to export metrics. The request could not be executed. Error message: timeout',
      ],
      confidence: 'possible',
    },
  ],
  'sdk-data-refused': [
    {
      name: 'Python by gRPC gives up',
      applications: [python('ERROR', grpc, failed('traces', 'UNAVAILABLE', 'data refused due to high memory usage'))],
      confidence: 'confirmed',
    },
    {
      name: 'Go',
      applications: [
        'failed to upload metrics: exporter export timeout: rpc error: code = Unavailable desc = data refused due to high memory usage',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'C++',
      applications: ['[OTLP LOG GRPC Exporter] Export() failed: data refused due to high memory usage'],
      confidence: 'confirmed',
    },
  ],
  'sdk-signal-unimplemented': [
    {
      name: 'Python, metrics',
      applications: [
        python(
          'ERROR',
          grpc,
          failed('metrics', 'UNIMPLEMENTED', 'unknown service opentelemetry.proto.collector.metrics.v1.MetricsService'),
        ),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Java',
      applications: [
        'ERROR io.opentelemetry.exporter.internal.grpc.GrpcExporter - Failed to export logs. Server responded with UNIMPLEMENTED. This usually means that your collector is not configured with an otlp receiver in the "pipelines" section of the configuration. If export is not desired and you are using OpenTelemetry autoconfiguration or the javaagent, disable export by setting OTEL_LOGS_EXPORTER=none. Full error message: unknown service opentelemetry.proto.collector.logs.v1.LogsService',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Go',
      applications: [
        '2026/11/18 10:28:00 traces export: rpc error: code = Unimplemented desc = unknown service opentelemetry.proto.collector.trace.v1.TraceService',
      ],
      confidence: 'confirmed',
    },
  ],
  'sdk-request-too-large': [
    {
      name: 'Python 1.44',
      applications: [
        python(
          'ERROR',
          grpc,
          failed('traces', 'RESOURCE_EXHAUSTED', 'grpc: received message larger than max (6331143 vs. 4194304)'),
        ),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Go, compressed',
      applications: [
        '2026/11/18 10:28:00 traces export: rpc error: code = ResourceExhausted desc = grpc: received message after decompression larger than max 4194304',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'JavaScript',
      applications: [
        '{"stack":"Error: 8 RESOURCE_EXHAUSTED: grpc: received message larger than max (5242890 vs. 4194304)\\n    at /app/node_modules/@opentelemetry/otlp-grpc-exporter-base/build/src/grpc-exporter-transport.js:98:32","code":"8","name":"Error"}',
      ],
      confidence: 'confirmed',
    },
  ],
  'sdk-compression-unknown': [
    {
      name: 'Python',
      applications: [
        python(
          'ERROR',
          grpc,
          failed('traces', 'UNIMPLEMENTED', 'grpc: Decompressor is not installed for grpc-encoding "deflate"'),
        ),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Go, snappy',
      applications: [
        '2026/11/18 10:28:00 traces export: rpc error: code = Unimplemented desc = grpc: Decompressor is not installed for grpc-encoding "lz4"',
      ],
      confidence: 'confirmed',
    },
    {
      name: 'Java, with the variable',
      change: given({ OTEL_EXPORTER_OTLP_COMPRESSION: 'deflate' }, 'agent-api'),
      applications: [
        'ERROR io.opentelemetry.exporter.internal.grpc.GrpcExporter - Failed to export spans. Server responded with UNIMPLEMENTED. Full error message: grpc: Decompressor is not installed for grpc-encoding "deflate"',
      ],
      confidence: 'confirmed',
    },
  ],
  'sdk-queue-full': [
    {
      name: 'Python 1.44',
      applications: [python('WARNING', 'opentelemetry.sdk._shared_internal', 'Queue full, dropping Span.')],
      confidence: 'confirmed',
    },
    {
      name: 'Python before 1.34, plain text',
      applications: ['Queue is full, likely spans will be dropped.'],
      confidence: 'confirmed',
    },
    {
      name: 'JavaScript',
      applications: ['Dropped 117 spans because maxQueueSize reached'],
      confidence: 'confirmed',
    },
  ],
  'sdk-export-failed': [
    {
      name: 'an answer that the collector could not export',
      applications: [python('ERROR', grpc, failed('traces', 'INTERNAL', 'Permanent error: something quite new'))],
      confidence: 'likely',
    },
    {
      name: 'Java, by status code',
      applications: [
        'WARN io.opentelemetry.exporter.internal.http.HttpExporter - Failed to export spans. Server responded with HTTP status code 401. Error message: Unable to parse response body, HTTP status message: Unauthorized',
      ],
      confidence: 'likely',
    },
    {
      name: 'JavaScript, by status code',
      applications: [
        '{"stack":"OTLPExporterError: Unauthorized\\n    at IncomingMessage.<anonymous> (/app/node_modules/@opentelemetry/otlp-exporter-base/build/src/platform/node/util.js:103:39)","message":"Unauthorized","name":"OTLPExporterError","code":"401"}',
      ],
      confidence: 'likely',
    },
    {
      name: 'a certificate that nobody trusts',
      applications: [
        '2026/11/18 10:28:00 traces export: Post "https://otel-collector.agent-prod.local:4318/v1/traces": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      ],
      confidence: 'likely',
    },
  ],
}
