import { second } from '../../../sandbox/account/clock.ts'
import { asJson } from '../../../sandbox/account/telemetry/lines/application.ts'
import { api, web, worker } from '../../../sandbox/account/telemetry/routes.ts'
import { changeConfig } from '../../../sandbox/faults/collector_config.ts'
import { nextApplication, nextCollector } from '../../../sandbox/faults/revisions.ts'
import { rollOut } from '../../../sandbox/faults/roll_out.ts'
import {
  ago,
  applicationDefinitions,
  applicationLines,
  type Change,
  collectorDefinition,
  collectorLines,
  newService,
  scaledIn,
  scaledOut,
  withoutRights,
  withVariables,
  writtenAs,
} from './changes.ts'

const collector = 'agent-prod-otel-collector'

/** A healthy stack that is not quite as the others: nothing of it may be called a cause. */
export type Variation = { name: string; seed?: number; faults?: readonly string[]; change?: Change }

const load =
  (factor: number): Change =>
  ({ production }) => {
    production.load = factor
  }

const sampling =
  (share: number): Change =>
  (world) => {
    for (const service of [api, web, worker])
      withVariables(service, { OTEL_TRACES_SAMPLER_ARG: String(share) }, 300)(world)
    world.production.sampling = share
  }

const together =
  (...changes: readonly Change[]): Change =>
  (world) => {
    for (const change of changes) change(world)
  }

const said = (level: string, msg: string, more: Record<string, unknown> = {}): string =>
  JSON.stringify({ level, ts: '2026-11-18T10:20:00.000Z', caller: 'service@v0.156.0/service.go:224', msg, ...more })

const line = (message: string, level = 'ERROR', name = 'shop.orders'): string =>
  JSON.stringify({ asctime: '2026-11-18 10:20:00,000', levelname: level, name, message, order: 42, service: web })

const traffic: readonly Variation[] = [
  ...[2, 3, 4, 5, 6].map((seed) => ({ name: `an ordinary day, seed ${seed}`, seed })),
  { name: 'an idle night: no request at all', change: load(0) },
  { name: 'a quiet night: a request every few minutes', change: load(0.03) },
  { name: 'a busy day: five times the traffic', change: load(5) },
  { name: 'a tenth of the requests sampled', change: sampling(0.1) },
  { name: 'one request in a hundred sampled', change: sampling(0.01) },
  { name: 'one in a hundred sampled in a quiet night', change: together(sampling(0.01), load(0.05)) },
  {
    name: 'a quarter of the requests fail with 500: the applications are broken, telemetry is not',
    faults: ['trace-errors'],
  },
]

const stages: readonly Variation[] = [
  { name: 'the collector is being rolled out', faults: ['deploying'] },
  {
    name: 'the collector was rolled out four minutes ago',
    change: (world) => {
      const at = ago(world, 4)
      rollOut(world.production, collector, { at, definition: nextCollector(world.production, at) })
    },
  },
  ...[1, 3, 12].map((minutes) => ({
    name: `an application was rolled out ${minutes} min ago`,
    change: (world: Parameters<Change>[0]) => {
      const at = ago(world, minutes)
      rollOut(world.production, api, { at, definition: nextApplication(world.production, api, { registeredAt: at }) })
    },
  })),
  { name: 'the stack was made 90 seconds ago', faults: ['no-data-yet'] },
  { name: 'nothing has been deployed yet', faults: ['empty-account'] },
  { name: 'a new service started two minutes ago', change: newService('agent-new', 2) },
  { name: 'a new service has had no traffic for an hour', change: newService('agent-new', 60) },
  { name: 'an application was scaled out', change: scaledOut(web, 3, 4) },
  { name: 'the collector was scaled out two minutes ago', change: scaledOut(collector, 2, 2) },
  { name: 'the collector was scaled out a quarter of an hour ago', change: scaledOut(collector, 1, 15) },
  { name: 'an application was scaled in', change: scaledIn(worker, 6) },
  { name: 'the collector was scaled in', change: scaledIn(collector, 8) },
  {
    name: 'a harmless change of the collector’s configuration',
    change: ({ production }) => {
      changeConfig(production, (config) => {
        Object.assign(config.processors['batch/traces'], { timeout: '2s' })
      })
    },
  },
]

const configurations: readonly Variation[] = [
  { name: 'spans are stored by Transaction Search', faults: ['transaction-search'] },
  {
    name: 'Transaction Search indexes everything',
    faults: ['transaction-search'],
    change: ({ production }) => {
      production.traceDestination.indexedPercent = 100
    },
  },
  {
    name: 'production logs at INFO',
    change: together(
      ...[api, web, worker].flatMap((service) => [
        withVariables(service, { LOG_LEVEL: 'INFO' }, 200),
        writtenAs(service, (record) => (record.level === 'DEBUG' ? [] : [asJson(record)])),
      ]),
    ),
  },
  {
    name: 'a service of Java sends HTTP to 4318',
    change: withVariables(worker, {
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel-collector.agent-prod.local:4318',
    }),
  },
  {
    name: 'a service names its endpoints by signal',
    change: withVariables(worker, {
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://otel-collector.agent-prod.local:4317',
    }),
  },
  {
    name: 'a parent-based sampler that takes all',
    change: withVariables(api, { OTEL_TRACES_SAMPLER: 'parentbased_always_on', OTEL_TRACES_SAMPLER_ARG: undefined }),
  },
  {
    name: 'a sidecar beside the application',
    change: applicationDefinitions((definition) => {
      definition.containerDefinitions?.push({
        name: 'envoy',
        image: 'public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29.6.1-prod',
        essential: false,
        environment: [{ name: 'ENVOY_LOG_LEVEL', value: 'warning' }],
      })
    }),
  },
  {
    name: 'a sidecar before the application in the task definition',
    change: applicationDefinitions((definition) => {
      definition.containerDefinitions?.unshift({
        name: 'log-router',
        image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:stable',
        essential: true,
        firelensConfiguration: { type: 'fluentbit' },
      })
    }),
  },
  {
    name: 'an image by tag instead of a digest',
    change: collectorDefinition((definition) => {
      for (const container of definition.containerDefinitions ?? [])
        container.image = 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0'
    }),
  },
  {
    name: 'no health check of the container, as contrib has it',
    change: collectorDefinition((definition) => {
      for (const container of definition.containerDefinitions ?? []) delete container.healthCheck
    }),
  },
  {
    name: 'the log driver with its defaults',
    change: applicationDefinitions((definition) => {
      for (const { logConfiguration } of definition.containerDefinitions ?? []) {
        delete logConfiguration?.options?.['mode']
        delete logConfiguration?.options?.['max-buffer-size']
      }
    }),
  },
  {
    name: 'the Grafana pipeline is on and works',
    change: ({ production }) => {
      production.grafana = true
    },
  },
  { name: 'the collector’s configuration may not be read', change: withoutRights('CollectorConfig') },
  {
    name: 'only the first tier of rights is granted',
    change: withoutRights('CollectorConfig', 'Permissions', 'Network'),
  },
]

const words: readonly Variation[] = [
  {
    name: 'alarms were made a minute ago and have no data',
    change: ({ production }) => {
      for (const alarm of production.alarms) Object.assign(alarm, { createdAt: ago({ production } as never, 1) })
    },
  },
  {
    name: 'a server’s banner in plain text at the start',
    change: applicationLines(
      'INFO:     Started server process [1]',
      'INFO:     Waiting for application startup.',
      'INFO:     Application startup complete.',
    ),
  },
  {
    name: 'business lines that talk of exports, denials and refusals',
    change: applicationLines(
      line('Failed to export invoices to partner.example:443: Connection refused'),
      line('AccessDeniedException while reading s3://invoices: not authorized to perform: s3:GetObject'),
      line('payment refused by the bank, queue full'),
      line('sampler 7 of the milling machine was recognized late', 'WARNING'),
    ),
  },
  {
    name: 'a traceback in the JSON of a business error',
    change: applicationLines(
      JSON.stringify({
        levelname: 'ERROR',
        message: 'order failed',
        exc_info:
          'Traceback (most recent call last):\n  File "/app/orders.py", line 7\nTypeError: Object of type Decimal is not JSON serializable by the invoice printer',
        order: 7,
        service: web,
      }).replace('is not JSON serializable', 'cannot be printed'),
    ),
  },
  {
    name: 'one transient warning of an SDK that then succeeded',
    change: applicationLines(
      JSON.stringify({
        levelname: 'WARNING',
        name: 'opentelemetry.exporter.otlp.proto.grpc.exporter',
        message:
          'Transient error StatusCode.UNAVAILABLE encountered while exporting traces to otel-collector.agent-prod.local:4317, retrying in 0.94s. Error details: Socket closed',
        service: web,
        otelTraceID: '0',
      }),
    ),
  },
  {
    name: 'warnings that a collector writes at every start',
    change: collectorLines(
      said(
        'warn',
        'the default value for DimensionRollupOption will be changing to NoDimensionRollup in a future release',
        {
          'otelcol.component.id': 'awsemf',
          'otelcol.component.kind': 'exporter',
        },
      ),
      said('warn', '"otlphttp" alias is deprecated; use "otlp_http" instead', { 'otelcol.component.kind': 'exporter' }),
      said(
        'warn',
        'Using the 0.0.0.0 address exposes this server to every network interface, which may facilitate Denial of Service attacks.',
        {
          'otelcol.component.kind': 'receiver',
        },
      ),
    ),
  },
  {
    name: 'a clean stop of the collector, which ends with status 1',
    change: together(
      scaledIn(collector, 5),
      collectorLines(
        said('info', 'Starting shutdown...'),
        said('error', 'failed to shutdown meter provider', {
          error: 'Post "http://127.0.0.1:14318/v1/metrics": dial tcp 127.0.0.1:14318: connect: connection refused',
        }),
        'Error: failed to shutdown collector telemetry: failed to shutdown meter provider: context deadline exceeded',
      ),
    ),
  },
  {
    name: 'one export to Grafana that was tried again',
    change: collectorLines(
      said('info', 'Exporting failed. Will retry the request after interval.', {
        'otelcol.component.id': 'otlp_http/grafana',
        'otelcol.component.kind': 'exporter',
        'otelcol.signal': 'traces',
        error:
          'rpc error: code = Unavailable desc = error exporting items, request to https://otlp-gateway-prod-eu-west-2.grafana.net/otlp/v1/traces responded with HTTP Status Code 503',
        interval: '5.1s',
      }),
    ),
  },
  {
    name: 'business errors in large numbers',
    change: ({ production }) => {
      production.conditions.push({
        kind: 'application_says',
        service: api,
        everySeconds: 2,
        since: production.born,
        says: (_account, at) => [
          {
            at,
            service: api,
            level: 'ERROR',
            logger: 'agent_api.billing',
            message: 'deadline exceeded while waiting for the model',
            fields: { attempt: 3, waited_ms: 30 * second },
          },
        ],
      })
    },
  },
  { name: 'the dashboard was deleted, which loses no telemetry', faults: ['dashboard-missing'] },
  { name: 'the alarms were deleted, which loses no telemetry', faults: ['no-alarms'] },
  { name: 'nobody is subscribed to the alarms, which loses no telemetry', faults: ['topic-without-subscriber'] },
]

/** Healthy stacks of many kinds. */
export const variations: readonly Variation[] = [...traffic, ...stages, ...configurations, ...words]
