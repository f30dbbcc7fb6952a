import { collectorTarget } from '../../account/telemetry/lines/sdk_errors.ts'
import { grpcGivenUp } from '../../account/telemetry/lines/sdk_exports.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, workerFails } from './change.ts'

/** A new revision of one service sends a header that the receiver does not take; no known cause says so. */
export const sdkExportFailed = defineFault({
  name: 'sdk-export-failed',
  finds: 'sdk-export-failed',
  apply(account) {
    const since = changeWorker(account, { variables: { OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=agents' } })
    workerFails(account, since, (from) =>
      grpcGivenUp(from, {
        target: collectorTarget(account),
        status: 'PERMISSION_DENIED',
        details: 'tenant agents is not known here',
      }),
    )
  },
})
