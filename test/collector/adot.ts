/**
 * The component types of ADOT v0.49.0 that a config of ours may use, by the names that collector v0.156.0 gives them.
 * Source: pkg/defaultcomponents/defaults.go of aws-observability/aws-otel-collector, which registers these factories and no
 * connector. basicauth, transform and healthcheckv2 are not among them.
 */
export const adotTypes: Record<string, readonly string[]> = {
  receivers: ['awscontainerinsightreceiver', 'awsecscontainermetrics', 'awsxray', 'jaeger', 'kafka', 'otlp', 'statsd'],
  processors: [
    'attributes',
    'batch',
    'cumulativetodelta',
    'deltatorate',
    'filter',
    'groupbytrace',
    'memory_limiter',
    'probabilistic_sampler',
    'resource',
    'resource_detection',
    'span',
    'tail_sampling',
  ],
  exporters: ['awscloudwatchlogs', 'awsemf', 'awsxray', 'debug', 'file', 'kafka', 'otlp_grpc', 'otlp_http'],
  extensions: ['awsproxy', 'ecs_observer', 'file_storage', 'health_check', 'pprof', 'sigv4auth', 'zpages'],
  connectors: [],
}
