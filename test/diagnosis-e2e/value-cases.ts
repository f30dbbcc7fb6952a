import { below, changed, type StartCase } from './start-case.ts'

const grafana = 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp'

/** What a configuration says, wrongly. */
export const valueCases: readonly StartCase[] = [
  { name: 'a key with a typing error', kind: 'config-key-unknown', config: changed('namespace:', 'namespce:') },
  {
    name: 'a queue for X-Ray',
    kind: 'config-key-unknown',
    config: below('  awsxray:', '    sending_queue:\n      enabled: true'),
  },
  {
    name: 'a key of the gateway one level too high',
    kind: 'config-key-unknown',
    config: changed('    headers:\n      Authorization', '    Authorization'),
  },
  {
    name: 'an unknown section',
    kind: 'config-key-unknown',
    config: changed('processors:\n', 'processor: {}\nprocessors:\n'),
  },
  {
    name: 'an unknown key of the pipeline',
    kind: 'config-key-unknown',
    config: changed('      exporters: [awsxray]', '      exporter: [awsxray]'),
  },
  {
    name: 'the address of its own metrics',
    kind: 'config-key-removed',
    config: changed('      level: none', '      level: basic\n      address: 0.0.0.0:8888'),
  },
  {
    name: 'no memory limit',
    kind: 'limiter-setting-invalid',
    config: changed('limit_mib: 800\n    spike_limit_mib: 160', 'limit_mib: 0'),
  },
  {
    name: 'a spike above the limit',
    kind: 'limiter-setting-invalid',
    config: changed('spike_limit_mib: 160', 'spike_limit_mib: 900'),
  },
  {
    name: 'no interval of the limiter',
    kind: 'limiter-setting-invalid',
    config: changed('check_interval: 1s', 'check_interval: 0s'),
  },
  {
    name: 'a percentage above 100',
    kind: 'limiter-setting-invalid',
    config: changed('limit_mib: 800\n    spike_limit_mib: 160', 'limit_percentage: 180'),
  },
  { name: 'a duration in words', kind: 'config-value-invalid', config: changed('timeout: 1s', 'timeout: 1 second') },
  {
    name: 'a word for a number',
    kind: 'config-value-invalid',
    config: changed('send_batch_size: 50', 'send_batch_size: many'),
  },
  {
    name: 'a list for an address',
    kind: 'config-value-invalid',
    config: changed('endpoint: 0.0.0.0:4317', "endpoint: ['0.0.0.0:4317']"),
  },
  {
    name: 'a text for a list',
    kind: 'config-value-invalid',
    config: changed('processors: [memory_limiter, filter/own, batch]', 'processors: {memory_limiter: true}'),
  },
  {
    name: 'a largest batch below the usual one',
    kind: 'config-value-invalid',
    config: below('    send_batch_size: 50', '    send_batch_max_size: 10'),
  },
  {
    name: 'a retention that there is not',
    kind: 'config-value-invalid',
    config: changed('log_retention: 30', 'log_retention: 31'),
  },
  {
    name: 'a condition with a mistake',
    kind: 'config-value-invalid',
    config: changed('IsMatch(name, "^otel")', 'IsMatch(name, "^otel"'),
  },
  {
    name: 'a condition with a function that there is not',
    kind: 'config-value-invalid',
    config: changed('IsMatch(name, "^otel")', 'Matches(name, "^otel")'),
  },
  {
    name: 'a condition with a wrong pattern',
    kind: 'config-value-invalid',
    config: changed('IsMatch(name, "^otel")', 'IsMatch(name, "(^otel")'),
  },
  {
    name: 'a selector that is no regular expression',
    kind: 'metric-selector-invalid',
    config: changed("['^agent']", "['^agent(']"),
  },
  { name: 'a level that there is not', kind: 'config-value-invalid', config: changed('level: none', 'level: verbose') },
  {
    name: 'an encoding that there is not',
    kind: 'config-value-invalid',
    config: changed('encoding: json', 'encoding: xml'),
  },
  {
    name: 'a number for the telemetry',
    kind: 'config-value-invalid',
    config: changed('    logs:\n      encoding: json', '    logs: 5'),
  },
  { name: 'no address', kind: 'exporter-endpoint-missing', config: changed(`endpoint: ${grafana}`, 'endpoint: ""') },
  {
    name: 'a variable that is not set',
    kind: 'config-variable-unset',
    config: changed(grafana, '$' + '{env:GRAFANA_OTLP_ENDPOINT}'),
  },
  {
    name: 'a provider that is not built in',
    kind: 'config-provider-unknown',
    config: changed(grafana, '$' + '{s3:telemetry/endpoint}'),
  },
  {
    name: 'no region',
    kind: 'region-not-found',
    config: changed('  awsxray:\n    region: us-east-1', '  awsxray: {}'),
  },
  {
    name: 'keys of the newer health check',
    kind: 'health-keys-v2',
    config: changed(
      '  health_check:\n    endpoint: localhost:13133',
      '  health_check:\n    http:\n      endpoint: localhost:13133',
    ),
  },
]
