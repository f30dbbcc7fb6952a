/**
 * What ADOT ships for ECS, as far as it touches traces: config/ecs/ecs-cloudwatch-xray.yaml of aws-otel-collector v0.49.0.
 * Left out are its resource detection and its container metrics, which this collector is not built with; that favours ADOT.
 */
export const adotDefault = JSON.stringify({
  extensions: { health_check: { endpoint: 'localhost:13133' } },
  receivers: { otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' }, http: { endpoint: '0.0.0.0:4318' } } } },
  processors: {
    'batch/traces': { timeout: '1s', send_batch_size: 50 },
    'batch/metrics': { timeout: '60s' },
  },
  exporters: {
    awsxray: { region: 'us-east-1' },
    'awsemf/application': { region: 'us-east-1', namespace: 'ECS/AWSOTel/default', log_group_name: '/aws/ecs/metrics' },
  },
  service: {
    extensions: ['health_check'],
    pipelines: {
      traces: { receivers: ['otlp'], processors: ['batch/traces'], exporters: ['awsxray'] },
      'metrics/application': {
        receivers: ['otlp'],
        processors: ['batch/metrics'],
        exporters: ['awsemf/application'],
      },
    },
  },
})
