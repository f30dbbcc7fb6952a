import { collectorTarget, grpcFailure } from '../../account/telemetry/lines/sdk_errors.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, workerFails } from './change.ts'

/** What gRPC's C core says to an answer in HTTP/1.1, as measured. */
const notHttp2 =
  'failed to connect to all addresses; last error: UNAVAILABLE: ipv4:10.0.1.37:4318: Failed parsing HTTP/2 (Expected SETTINGS frame as the first frame, got frame type 79)'

/** A new revision of one service sends gRPC to the port for HTTP. */
export const grpcExporterAtHttpPort = defineFault({
  name: 'grpc-exporter-at-http-port',
  finds: 'grpc-exporter-at-http-port',
  apply(account) {
    const target = collectorTarget(account).replace('4317', '4318')
    const since = changeWorker(account, { variables: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://${target}` } })
    workerFails(account, since, (from) =>
      grpcFailure(account, from, { target, status: 'UNAVAILABLE', details: notHttp2 }),
    )
  },
})
