import type { World } from '../../../sandbox/account/account.ts'
import { collectorTarget, grpcFailure, refusedAt } from '../../../sandbox/account/telemetry/lines/sdk_errors.ts'
import { type AnyConfig, changeConfig } from '../../../sandbox/faults/collector_config.ts'
import { endAgainAndAgain, outOfMemory } from '../../../sandbox/faults/start/replaced_tasks.ts'
import type { Variant, Variants } from './variant.ts'

type Then = (world: World, since: Date) => void

const configured = (name: string, change: (config: AnyConfig) => void, then: Then = () => {}): Variant => ({
  name,
  confidence: 'confirmed',
  change(world) {
    then(world, changeConfig(world.production, change))
  },
})

const limiter =
  (settings: object, id = 'memory_limiter') =>
  (config: AnyConfig) => {
    Reflect.deleteProperty(config.processors, 'memory_limiter')
    Object.assign(config.processors, { [id]: { check_interval: '1s', ...settings } })
    for (const pipeline of Object.values(config.service.pipelines))
      pipeline.processors = pipeline.processors.map((each) => (each === 'memory_limiter' ? id : each))
  }

const killed: Then = ({ production }, since) => endAgainAndAgain(production, since, outOfMemory)
const pressed =
  (reaches?: number): Then =>
  ({ production }, since) =>
    production.conditions.push({ kind: 'memory_pressure', since, ...(reaches !== undefined && { reaches }) })

const without = (signal: string) => (config: AnyConfig) => {
  const { pipelines } = config.service
  for (const name of Object.keys(pipelines))
    if (name.split('/')[0] === signal && !name.endsWith('/self')) Reflect.deleteProperty(pipelines, name)
}

const named = (signal: string, service: string): Variant[] => [
  configured('no pipeline of that signal', without(signal)),
  configured('a pipeline that only the collector itself feeds', (config) => {
    without(signal)(config)
    Object.assign(config.service.pipelines, { [`${signal}/own`]: { receivers: ['otlp/self'], exporters: ['debug'] } })
  }),
  {
    ...configured('with what the SDKs say', without(signal)),
    applications: [
      `ERROR:opentelemetry.exporter.otlp.proto.grpc.exporter:Failed to export ${signal} to otel-collector:4317, error code: StatusCode.UNIMPLEMENTED, error details: unknown service opentelemetry.proto.collector.${service}`,
    ],
  },
]

const to = (exporters: string[], signal: string) => (config: AnyConfig) => {
  for (const [name, pipeline] of Object.entries(config.service.pipelines))
    if (name.split('/')[0] === signal && !name.endsWith('/self')) pipeline.exporters = exporters
}

const lost =
  (exporter: 'awsxray' | 'awsemf'): Then =>
  ({ production }, since) =>
    production.conditions.push({ kind: 'export_fails', exporter, uncounted: true, since, says: () => [] })

const listening = (protocols: object) => (config: AnyConfig) => {
  Object.assign(config.receivers, { otlp: { protocols } })
}

/** Nothing of any application is accepted, and the SDKs say that nothing listens. */
const refused: Then = ({ production }, since) =>
  production.conditions.push({
    kind: 'sdk_fails',
    since,
    says: (account, from) =>
      grpcFailure(account, from, {
        target: collectorTarget(account),
        status: 'UNAVAILABLE',
        details: refusedAt('10.0.1.37'),
      }),
  })

const emf = (settings: object) => (config: AnyConfig) => {
  Object.assign(config.exporters.awsemf, settings)
}

/** Configurations with which a collector runs, and which are wrong. */
export const startRunning: Variants = {
  'limiter-percentage-on-fargate': [
    configured('three quarters', limiter({ limit_percentage: 75, spike_limit_percentage: 15 }), killed),
    configured('with a limit in MiB of zero', limiter({ limit_mib: 0, limit_percentage: 80 }), killed),
    configured('under another id', limiter({ limit_percentage: 65 }, 'memory_limiter/main'), killed),
  ],
  'limiter-not-first': [
    configured(
      'after the batch of the traces',
      (config) => {
        config.service.pipelines.logs.processors = ['batch/metrics', 'memory_limiter', 'resource']
      },
      pressed(),
    ),
    configured(
      'after a tail sampler',
      (config) => {
        config.service.pipelines.metrics.processors = ['tail_sampling', 'memory_limiter', 'batch/metrics']
      },
      pressed(),
    ),
    configured(
      'last',
      (config) => {
        config.service.pipelines.metrics.processors = ['resource', 'batch', 'memory_limiter/late']
      },
      pressed(0.7),
    ),
  ],
  'limiter-limit-too-low': [
    configured('a tenth', limiter({ limit_mib: 100, spike_limit_mib: 20 }), pressed(0.15)),
    configured('a quarter, as text', limiter({ limit_mib: '256' }), pressed(0.2)),
    configured('under another id', limiter({ limit_mib: 300 }, 'memory_limiter/main'), pressed(0.25)),
  ],
  'receiver-on-localhost': [
    configured(
      'by name',
      listening({ grpc: { endpoint: 'localhost:4317' }, http: { endpoint: '0.0.0.0:4318' } }),
      refused,
    ),
    configured('by address', listening({ grpc: { endpoint: '127.0.0.1:4317' } }), refused),
    configured('without an endpoint', listening({ grpc: null, http: null }), refused),
  ],
  'traces-pipeline-missing': named('traces', 'trace.v1.TraceService'),
  'metrics-pipeline-missing': named('metrics', 'metrics.v1.MetricsService'),
  'logs-pipeline-missing': named('logs', 'logs.v1.LogsService'),
  'exporter-unused': [
    configured('traces are printed', to(['debug'], 'traces'), lost('awsxray')),
    configured('metrics go to Grafana only', to(['otlp_http/grafana'], 'metrics'), lost('awsemf')),
    configured('traces go nowhere', to(['nop'], 'traces'), lost('awsxray')),
  ],
  'emf-not-to-cloudwatch': [
    configured('printed', emf({ output_destination: 'stdout' }), lost('awsemf')),
    configured('printed, in capitals', emf({ output_destination: 'STDOUT' }), lost('awsemf')),
    configured('to nowhere', emf({ output_destination: 'cloudwatchlogs' }), lost('awsemf')),
  ],
  'emf-option-dropped': [
    configured('a unit of OpenTelemetry', emf({ metric_descriptors: [{ metric_name: 'a.b', unit: '{request}' }] })),
    configured(
      'a unit that is not there',
      emf({ metric_descriptors: [{ metric_name: 'a.b', unit: 'ms', overwrite: true }] }),
    ),
    configured('a declaration without selectors', (config) => {
      const [first] = config.exporters.awsemf.metric_declarations
      emf({ metric_declarations: [first, { dimensions: [['service.name']] }] })(config)
    }),
  ],
}
