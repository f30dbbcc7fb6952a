import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, saysAtStart } from './change.ts'

/** A new revision of one service asks for a protocol that its SDK does not have. */
export const otlpProtocolUnknown = defineFault({
  name: 'otlp-protocol-unknown',
  finds: 'otlp-protocol-unknown',
  apply(account) {
    const since = changeWorker(account, { variables: { OTEL_EXPORTER_OTLP_PROTOCOL: 'http' } })
    account.conditions.push({ kind: 'unsent', service: worker, since })
    saysAtStart(account, since, {
      level: 'ERROR',
      logger: 'opentelemetry.instrumentation.auto_instrumentation._load',
      message: 'Configuration of configurator failed',
      exception: "Traceback (most recent call last):\nRuntimeError: Unsupported OTLP protocol 'http' is configured",
    })
  },
})
