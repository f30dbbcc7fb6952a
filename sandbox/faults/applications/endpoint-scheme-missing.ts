import { collectorTarget, grpcFailure } from '../../account/telemetry/lines/sdk_errors.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, workerFails } from './change.ts'
import { handshakeFailed } from './tls-to-plaintext-receiver.ts'

/** A new revision of one service has an endpoint without a scheme, which gRPC takes for TLS. */
export const endpointSchemeMissing = defineFault({
  name: 'endpoint-scheme-missing',
  finds: 'endpoint-scheme-missing',
  apply(account) {
    const target = collectorTarget(account)
    const since = changeWorker(account, { variables: { OTEL_EXPORTER_OTLP_ENDPOINT: target } })
    workerFails(account, since, (from) =>
      grpcFailure(account, from, { target, status: 'UNAVAILABLE', details: handshakeFailed('10.0.1.37') }),
    )
  },
})
