import type { World } from '../../../sandbox/account/account.ts'
import { configParameter } from '../../../sandbox/account/healthy/collector_config.ts'
import { type AnyConfig, changeConfig, storeConfig } from '../../../sandbox/faults/collector_config.ts'
import { ago } from '../../../sandbox/faults/fault.ts'
import { endAgainAndAgain, outOfMemory, unhealthy } from '../../../sandbox/faults/start/replaced_tasks.ts'
import type { NearMisses } from '../variants/variant.ts'

type Near = NonNullable<NearMisses['config-key-unknown']>[number]

const configured = (
  name: string,
  change: (config: AnyConfig) => void,
  then?: (world: World, since: Date) => void,
): Near => ({
  name,
  change(world) {
    const since = changeConfig(world.production, change)
    then?.(world, since)
  },
})

/** Configurations that look wrong and are not. */
export const startRunning: NearMisses = {
  'config-variable-unset': [
    configured('a variable with a default', ({ exporters }) =>
      Object.assign(exporters.awsemf, { log_stream_name: '\u0024{env:STREAM:-otel}' }),
    ),
    configured('a variable that ECS sets', ({ exporters }) =>
      Object.assign(exporters.awsxray, { region: '\u0024{env:AWS_REGION}' }),
    ),
    configured('of an exporter that no pipeline uses', ({ exporters }) =>
      Object.assign(exporters, { 'otlp_http/x': { endpoint: '\u0024{env:X_URL}' } }),
    ),
  ],
  'config-dollar-expanded': [
    {
      ...configured('a variable by its name', ({ exporters }) =>
        Object.assign(exporters.awsemf, { namespace: '\u0024{env:NAMESPACE}' }),
      ),
      finds: 'config-variable-unset',
    },
  ],
  'config-not-loaded': [
    {
      name: 'a change of some minutes ago',
      change: ({ production: account }) =>
        storeConfig(account, account.parameters.get(configParameter(account))?.value ?? '', ago(account, 4)),
    },
    configured('a change that was rolled out', ({ processors }) =>
      Object.assign(processors['batch/metrics'], { timeout: '5s' }),
    ),
  ],
  'health-extension-off': [
    configured('not listed, and no health check fails', ({ service }) => {
      service.extensions = ['pprof']
    }),
    configured(
      'listed, and the health check fails',
      () => {},
      ({ production }, since) => endAgainAndAgain(production, since, unhealthy),
    ),
  ],
  'health-port-differs': [
    configured('another port, and no health check fails', ({ extensions }) => {
      extensions.health_check.endpoint = 'localhost:13134'
    }),
  ],
  'limiter-percentage-on-fargate': [
    configured('in percent, and memory to spare', ({ processors }) =>
      Object.assign(processors, { memory_limiter: { check_interval: '1s', limit_percentage: 80 } }),
    ),
    configured(
      'a limit in MiB, and out of memory',
      () => {},
      ({ production }, since) => endAgainAndAgain(production, since, outOfMemory),
    ),
  ],
  'limiter-not-first': [
    { name: 'a filter first, under pressure', faults: ['memory-limiter'] },
    configured('late, and no pressure', ({ service }) => {
      service.pipelines.metrics.processors = ['batch/metrics', 'memory_limiter']
    }),
  ],
  'limiter-limit-too-low': [{ name: 'a fair limit under pressure', faults: ['memory-limiter'] }],
  'receiver-on-localhost': [
    configured('behind a proxy that reaches it there', ({ receivers }) =>
      Object.assign(receivers.otlp.protocols, { grpc: { endpoint: 'localhost:4317' } }),
    ),
    {
      name: 'a sidecar: applications use localhost, too',
      change({ production: account }) {
        changeConfig(account, ({ receivers }) =>
          Object.assign(receivers.otlp.protocols, { grpc: { endpoint: 'localhost:4317' } }),
        )
        for (const { containerDefinitions = [] } of account.clusters.taskDefinitions)
          for (const variable of containerDefinitions.flatMap(({ environment = [] }) => environment))
            if (variable.name === 'OTEL_EXPORTER_OTLP_ENDPOINT') variable.value = 'http://localhost:4317'
      },
    },
    configured('only HTTP on localhost, and nobody uses it', ({ receivers }) =>
      Object.assign(receivers.otlp.protocols, { http: { endpoint: 'localhost:4318' } }),
    ),
  ],
  'exporter-unused': [
    configured('not used, and traces arrive all the same', ({ service }) => {
      for (const [name, pipeline] of Object.entries(service.pipelines))
        if (name.startsWith('traces')) pipeline.exporters = ['otlp_http/xray']
    }),
    configured('a second one of the same type', ({ exporters }) =>
      Object.assign(exporters, { 'awsxray/spare': { region: 'us-east-1' } }),
    ),
  ],
  'emf-not-to-cloudwatch': [
    configured('printed, and the metrics arrive all the same', ({ exporters }) =>
      Object.assign(exporters.awsemf, { output_destination: 'stdout' }),
    ),
  ],
  'emf-option-dropped': [
    configured('units that CloudWatch knows', ({ exporters }) =>
      Object.assign(exporters.awsemf, {
        metric_descriptors: [
          { metric_name: 'a', unit: 'Bytes/Second', overwrite: true },
          { metric_name: '', unit: 'x' },
        ],
      }),
    ),
  ],
  'logs-pipeline-missing': [
    configured(
      'no logs pipeline, and nobody sends logs',
      ({ service }) => Reflect.deleteProperty(service.pipelines, 'logs'),
      ({ production: account }) => {
        for (const { containerDefinitions = [] } of account.clusters.taskDefinitions)
          for (const variable of containerDefinitions.flatMap(({ environment = [] }) => environment))
            if (variable.name === 'OTEL_LOGS_EXPORTER') variable.value = 'none'
      },
    ),
  ],
}
