import { collectorTarget, grpcFailure } from '../../account/telemetry/lines/sdk_errors.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, workerFails } from './change.ts'

/** @returns what gRPC's C core says where the other side does not speak TLS, as measured. */
export const handshakeFailed = (ip: string): string =>
  `failed to connect to all addresses; last error: UNKNOWN: ipv4:${ip}:4317: Tls handshake failed (TSI_PROTOCOL_FAILURE): SSL_ERROR_SSL: error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER`

/** A new revision of one service begins with TLS where the collector has none. */
export const tlsToPlaintextReceiver = defineFault({
  name: 'tls-to-plaintext-receiver',
  finds: 'tls-to-plaintext-receiver',
  apply(account) {
    const target = collectorTarget(account)
    const since = changeWorker(account, { variables: { OTEL_EXPORTER_OTLP_ENDPOINT: `https://${target}` } })
    workerFails(account, since, (from) =>
      grpcFailure(account, from, { target, status: 'UNAVAILABLE', details: handshakeFailed('10.0.1.37') }),
    )
  },
})
