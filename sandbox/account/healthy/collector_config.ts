import { hash } from '../chance.ts'
import { hour } from '../clock.ts'
import type { Account } from '../state.ts'

/** @returns the name of the parameter that holds the collector's configuration. */
export const configParameter = (account: Account): string => `/${account.environment.prefix}/otel-collector/config`

const resourceKeys = ['deployment.environment.name', 'deployment.environment']
const lanes = [0, 1, 2, 3]
const bounds = ['', '4', '8', 'c', '']

const laneFilter = (lane: number) => ({
  trace_conditions: [
    {
      context: 'span',
      conditions: [
        ...(bounds[lane + 1] ? [`span.span_id.string < "${bounds[lane + 1]}"`] : []),
        ...(bounds[lane] ? [`span.span_id.string >= "${bounds[lane]}"`] : []),
      ],
    },
  ],
})

/** @returns the collector's configuration as the stack's Terraform renders it for an environment without Grafana. */
export const healthyConfig = ({ region, environment }: Account) => ({
  extensions: { health_check: { endpoint: 'localhost:13133' }, pprof: { endpoint: 'localhost:1777' } },
  receivers: {
    otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' }, http: { endpoint: '0.0.0.0:4318' } } },
    'otlp/self': { protocols: { http: { endpoint: '127.0.0.1:14318' } } },
  },
  processors: {
    memory_limiter: { check_interval: '1s', limit_mib: 800, spike_limit_mib: 160 },
    resource: {
      attributes: resourceKeys.map((key) => ({ key, value: environment.deploymentEnvironment, action: 'upsert' })),
    },
    'filter/updown': {
      metric_conditions: [
        {
          context: 'metric',
          conditions: ['metric.type == METRIC_DATA_TYPE_SUM and metric.is_monotonic == false'],
        },
      ],
    },
    ...Object.fromEntries(lanes.map((lane) => [`filter/lane${lane}`, laneFilter(lane)])),
    'batch/traces': { timeout: '1s', send_batch_size: 50, send_batch_max_size: 250 },
    'batch/metrics': { timeout: '10s', send_batch_size: 1000 },
  },
  exporters: {
    awsxray: {
      region,
      indexed_attributes: [
        'otel.resource.deployment.environment',
        'otel.resource.deployment.environment.name',
        'otel.resource.service.name',
      ],
    },
    awsemf: {
      region,
      namespace: environment.metricNamespace,
      log_group_name: environment.emfLogGroup,
      log_stream_name: 'otel',
      version: '1',
      dimension_rollup_option: 'NoDimensionRollup',
      resource_to_telemetry_conversion: { enabled: true },
      metric_declarations: [
        {
          dimensions: [['service.name'], ['service.name', 'error.type']],
          metric_name_selectors: ['^http\\.server\\.request\\.duration$'],
        },
        { dimensions: [['service.name']], metric_name_selectors: ['^agent\\.', '^gen_ai\\.'] },
      ],
    },
    'awsemf/self': {
      region,
      namespace: environment.collectorNamespace,
      log_group_name: `${environment.emfLogGroup}/self`,
      log_stream_name: 'otel',
      version: '1',
      dimension_rollup_option: 'NoDimensionRollup',
      metric_declarations: [{ dimensions: [['exporter']], metric_name_selectors: ['^otelcol_exporter_'] }],
    },
    awscloudwatchlogs: { region, log_group_name: `${environment.logGroup}/otlp`, log_stream_name: '{ServiceName}' },
  },
  service: {
    extensions: ['health_check', 'pprof'],
    telemetry: { logs: { level: 'info', encoding: 'json', sampling: { enabled: false } } },
    pipelines: {
      ...Object.fromEntries(
        lanes.map((lane) => [
          `traces/lane${lane}`,
          {
            receivers: ['otlp'],
            processors: [`filter/lane${lane}`, 'memory_limiter', 'resource', 'batch/traces'],
            exporters: ['awsxray'],
          },
        ]),
      ),
      metrics: {
        receivers: ['otlp'],
        processors: ['memory_limiter', 'resource', 'filter/updown', 'batch/metrics'],
        exporters: ['awsemf'],
      },
      'metrics/self': { receivers: ['otlp/self'], processors: ['batch/metrics'], exporters: ['awsemf/self'] },
      logs: { receivers: ['otlp'], processors: ['memory_limiter', 'resource'], exporters: ['awscloudwatchlogs'] },
    },
  },
})
export type HealthyConfig = ReturnType<typeof healthyConfig>

/** Puts the configuration where the task definition says that it is. */
export const makeCollectorConfig = (account: Account): void => {
  const name = configParameter(account)
  const modifiedAt = new Date(
    Math.max(account.born.getTime(), account.clock.now().getTime() - 5.25 * hour - (hash(account.seed) % 60_000)),
  )
  account.parameters.set(name, {
    name,
    type: 'String',
    value: JSON.stringify(healthyConfig(account)),
    version: 3,
    modifiedAt,
  })
}
