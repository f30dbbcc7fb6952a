import { defineCause } from '../../cause.ts'
import { portMismatches } from '../../port-mismatch.ts'

/** A gRPC exporter sends to the port where the collector speaks HTTP. */
export const grpcExporterAtHttpPort = defineCause({
  kind: 'grpc-exporter-at-http-port',
  catalogue: ['T10'],
  source: 'measured',
  symptoms: ['traces', 'metrics'],
  hop: 'applications',
  brings: [
    'collector_unreachable',
    'traces_unsent',
    'metrics_unsent',
    'logs_unsent',
    'traces_missing',
    'metrics_missing',
  ],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'collectorConfig', 'traces', 'services'],
  judge: (known, context) => portMismatches('grpc', known, context),
})
