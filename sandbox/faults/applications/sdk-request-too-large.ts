import { collectorTarget } from '../../account/telemetry/lines/sdk_errors.ts'
import { grpcGivenUp } from '../../account/telemetry/lines/sdk_exports.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, workerFails } from './change.ts'

/** A new revision of one service sends batches of spans that are larger than the receiver takes. */
export const sdkRequestTooLarge = defineFault({
  name: 'sdk-request-too-large',
  finds: 'sdk-request-too-large',
  apply(account) {
    const since = changeWorker(account, { variables: { OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '4096' } })
    const details = 'grpc: received message larger than max (6331143 vs. 4194304)'
    workerFails(
      account,
      since,
      (from) => grpcGivenUp(from, { target: collectorTarget(account), status: 'RESOURCE_EXHAUSTED', details }),
      ['traces'],
    )
  },
})
