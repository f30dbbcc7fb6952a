import { all, earlier, given, python, silent } from '../variants/applications-change.ts'
import type { NearMisses } from '../variants/variant.ts'

const grpc = 'opentelemetry.exporter.otlp.proto.grpc.exporter'
const target = 'otel-collector.agent-prod.local:4317'
const failed = (signal: string, status: string, details: string) =>
  python(
    'ERROR',
    grpc,
    `Failed to export ${signal} to ${target}, error code: StatusCode.${status}, error details: ${details}`,
  )
const refused = failed(
  'traces',
  'UNAVAILABLE',
  'failed to connect to all addresses; last error: UNKNOWN: ipv4:10.0.1.37:4317: Failed to connect to remote host: Connection refused',
)

/** Lines and states that look like a broken connection to the collector. */
export const connectionNearMisses: NearMisses = {
  'sdk-collector-refused': [
    {
      name: 'it is the database that refuses, and another export that fails',
      applications: [
        python('ERROR', 'agent_api.db', 'connection to server at "10.0.3.4", port 5432 failed: Connection refused'),
        python('ERROR', 'agent_api.reports', 'Failed to export report to sftp.example.com: Connection refused'),
        '{"level":50,"name":"agent-api","msg":"redis","err":"connect ECONNREFUSED 10.0.3.9:6379"}',
      ],
    },
    { name: 'it was over long ago', change: all(earlier(40, refused), earlier(38, refused)) },
    {
      name: 'it was only while the collector was rolled out, forty seconds ago',
      faults: ['deploying'],
      change: all(earlier(0.6, refused), earlier(0.3, refused)),
    },
    {
      name: 'the service was mended since',
      change(world) {
        const cluster = world.production.clusters.byName.get(world.production.environment.cluster)
        const api = cluster?.services.find(({ name }) => name === 'agent-api')
        const [deployment] = api?.deployments ?? []
        const now = world.production.clock.now().getTime()
        if (deployment !== undefined)
          Object.assign(deployment, { createdAt: new Date(now - 8 * 60_000), completedAt: new Date(now - 5 * 60_000) })
        earlier(9, refused)(world)
        earlier(12, refused)(world)
      },
    },
    { name: 'nothing runs that could listen', faults: ['collector-stopped'], finds: 'config-key-unknown' },
  ],
  'collector-name-unresolved': [
    {
      name: 'the name of a database',
      applications: [
        python(
          'ERROR',
          'agent_api.db',
          'could not translate host name "agents.cluster.local": Name or service not known',
        ),
      ],
    },
    {
      name: 'a slip in the variable',
      faults: ['endpoint-host-wrong'],
      finds: 'endpoint-host-wrong',
    },
  ],
  'collector-ingress-closed': [
    {
      name: 'let in by address, and late for another reason',
      faults: ['sdk-export-times-out'],
      change({ production }) {
        for (const { rules } of production.securityGroups)
          for (const rule of rules) if (!rule.egress) Object.assign(rule, { group: undefined, cidr: '10.0.0.0/16' })
      },
      finds: 'sdk-export-times-out',
    },
    {
      name: 'every protocol is let in',
      change({ production }) {
        for (const { rules } of production.securityGroups)
          for (const rule of rules) if (!rule.egress) Object.assign(rule, { protocol: '-1', fromPort: -1, toPort: -1 })
        production.conditions.push({ kind: 'unsent', since: production.born })
      },
    },
    {
      name: 'the rule is gone, and connections from before still carry everything',
      change({ production }) {
        for (const group of production.securityGroups) group.rules = group.rules.filter(({ egress }) => egress)
      },
    },
    {
      name: 'a load balancer stands between them',
      change: all(
        given({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otlp.agent-prod.internal:4317' }, 'agent-worker'),
        silent(),
        ({ production }) => {
          for (const { rules } of production.securityGroups)
            for (const rule of rules) if (!rule.egress) rule.group = 'sg-0balancer'
        },
      ),
    },
  ],
  'sdk-export-times-out': [
    {
      name: 'a slow model',
      applications: [python('ERROR', 'agent_api.llm', 'Request timed out: Read timed out. (read timeout=30)')],
    },
    {
      name: 'it only gave up after something exact',
      applications: [
        python(
          'WARNING',
          'opentelemetry.exporter.otlp.proto.http.trace_exporter',
          String.raw`Transient error ('Connection aborted.', BadStatusLine('\x00\x00\x18\x04')) encountered while exporting span batch, retrying in 0.94s.`,
        ),
        python(
          'ERROR',
          'opentelemetry.exporter.otlp.proto.http.trace_exporter',
          'Failed to export span batch due to timeout, max retries or shutdown.',
        ),
      ],
      finds: 'http-exporter-at-grpc-port',
    },
    {
      name: 'it only gave up after it was refused',
      applications: [
        python(
          'WARNING',
          'opentelemetry.exporter.otlp.proto.http.trace_exporter',
          "Transient error HTTPConnectionPool(host='otel-collector.agent-prod.local', port=4318): Max retries exceeded with url: /v1/traces (Caused by NewConnectionError('<urllib3.connection.HTTPConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused')) encountered while exporting span batch, retrying in 0.94s.",
        ),
        python(
          'ERROR',
          'opentelemetry.exporter.otlp.proto.http.trace_exporter',
          'Failed to export span batch due to timeout, max retries or shutdown.',
        ),
      ],
      finds: 'sdk-collector-refused',
    },
    {
      name: 'a further attempt that went well',
      applications: [
        python(
          'WARNING',
          grpc,
          `Transient error StatusCode.DEADLINE_EXCEEDED encountered while exporting traces to ${target}, retrying in 1.01s. Error details: Deadline Exceeded`,
        ),
      ],
    },
  ],
  'sdk-data-refused': [
    {
      name: 'the application itself is short of memory',
      applications: [python('WARNING', 'agent_api', 'request refused due to high memory usage')],
    },
    { name: 'the collector says why', faults: ['memory-limiter'] },
  ],
  'sdk-signal-unimplemented': [
    {
      name: 'another gRPC service of the application',
      applications: [
        python('ERROR', 'agent_api.planner', 'rpc failed: StatusCode.UNIMPLEMENTED unknown service agents.v1.Planner'),
      ],
    },
    {
      name: 'it is the compression',
      applications: [
        failed('traces', 'UNIMPLEMENTED', 'grpc: Decompressor is not installed for grpc-encoding "deflate"'),
      ],
      finds: 'sdk-compression-unknown',
    },
    {
      name: 'a wrong path by HTTP',
      applications: [
        python(
          'ERROR',
          'opentelemetry.exporter.otlp.proto.http.trace_exporter',
          'Failed to export span batch code: 404, reason: Not Found',
        ),
      ],
      finds: 'endpoint-path-wrong',
    },
  ],
  'sdk-request-too-large': [
    {
      name: 'too many requests',
      applications: [failed('traces', 'RESOURCE_EXHAUSTED', 'rate limit reached, try again later')],
      finds: 'sdk-export-failed',
    },
    {
      name: "another client's message",
      applications: [python('ERROR', 'agent_api.llm', 'Sent message larger than max (50000056 vs. 20971520)')],
    },
  ],
  'sdk-compression-unknown': [
    {
      name: 'the signal is not taken',
      applications: [
        failed('metrics', 'UNIMPLEMENTED', 'unknown service opentelemetry.proto.collector.metrics.v1.MetricsService'),
      ],
      finds: 'sdk-signal-unimplemented',
    },
  ],
  'sdk-queue-full': [
    {
      name: "the application's own queue",
      applications: [python('WARNING', 'agent_api.jobs', 'Queue full, dropping job 81')],
    },
    {
      name: 'it filled because nothing can be sent',
      applications: [refused, python('WARNING', 'opentelemetry.sdk._shared_internal', 'Queue full, dropping Span.')],
      finds: 'sdk-collector-refused',
    },
  ],
  'sdk-export-failed': [
    {
      name: 'a report of the application',
      applications: [
        python('ERROR', 'agent_api.reports', 'Failed to export metrics report: 500 Internal Server Error'),
      ],
    },
    {
      name: 'a connection that ended with its task, once',
      applications: [failed('traces', 'UNAVAILABLE', 'Socket closed')],
    },
    {
      name: 'auto-instrumentation says what it does',
      applications: [
        python(
          'INFO',
          'opentelemetry.instrumentation.auto_instrumentation._load',
          'Skipping instrumentation asyncpg: DependencyConflict: requested: "asyncpg >= 0.12.0" but found: "None"',
        ),
        python(
          'WARNING',
          'opentelemetry.instrumentation.instrumentor',
          'Attempting to instrument while already instrumented',
        ),
      ],
    },
  ],
}
