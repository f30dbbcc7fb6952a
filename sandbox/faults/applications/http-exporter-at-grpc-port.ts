import { httpFailure } from '../../account/telemetry/lines/sdk_exports.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, workerFails } from './change.ts'

/** What Python's HTTP client says to an answer in HTTP/2, as measured. */
const notHttp1 = String.raw`('Connection aborted.', BadStatusLine('\x00\x00\x18\x04\x00\x00\x00\x00\x00\x00\x05\x00\x00@\x00\x00\x03'))`

/** A new revision of one service sends HTTP to the port for gRPC. */
export const httpExporterAtGrpcPort = defineFault({
  name: 'http-exporter-at-grpc-port',
  finds: 'http-exporter-at-grpc-port',
  apply(account) {
    const since = changeWorker(account, { variables: { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' } })
    workerFails(account, since, (from) => httpFailure(account, from, notHttp1))
  },
})
