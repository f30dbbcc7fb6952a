import { defineCause } from '../../cause.ts'
import { portMismatches } from '../../port-mismatch.ts'

/** An HTTP exporter sends to the port where the collector speaks gRPC; HTTP is the default of Java and Node. */
export const httpExporterAtGrpcPort = defineCause({
  kind: 'http-exporter-at-grpc-port',
  catalogue: ['T11'],
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
  judge: (known, context) => portMismatches('http', known, context),
})
