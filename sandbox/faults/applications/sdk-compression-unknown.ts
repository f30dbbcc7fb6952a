import { collectorTarget } from '../../account/telemetry/lines/sdk_errors.ts'
import { grpcGivenUp } from '../../account/telemetry/lines/sdk_exports.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, workerFails } from './change.ts'

/** A new revision of one service compresses in a way that the receiver does not know. */
export const sdkCompressionUnknown = defineFault({
  name: 'sdk-compression-unknown',
  finds: 'sdk-compression-unknown',
  apply(account) {
    const since = changeWorker(account, { variables: { OTEL_EXPORTER_OTLP_COMPRESSION: 'deflate' } })
    const details = 'grpc: Decompressor is not installed for grpc-encoding "deflate"'
    workerFails(account, since, (from) =>
      grpcGivenUp(from, { target: collectorTarget(account), status: 'UNIMPLEMENTED', details }),
    )
  },
})
