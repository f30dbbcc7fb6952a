import { collectorTarget, grpcFailure } from '../../account/telemetry/lines/sdk_errors.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, workerFails } from './change.ts'

/** @returns what gRPC's C core says about a name that does not resolve, as recorded. */
export const noSuchName = (target: string): string =>
  `errors resolving ${target}: [field:hostname lookup error:address lookup failed for ${target}: Domain name not found]`

/** A new revision of one service has a slip in the collector's name. */
export const endpointHostWrong = defineFault({
  name: 'endpoint-host-wrong',
  finds: 'endpoint-host-wrong',
  apply(account) {
    const target = collectorTarget(account).replace('collector', 'colector')
    const since = changeWorker(account, { variables: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://${target}` } })
    workerFails(account, since, (from) =>
      grpcFailure(account, from, { target, status: 'UNAVAILABLE', details: noSuchName(target) }),
    )
  },
})
