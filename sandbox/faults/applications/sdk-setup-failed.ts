import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, saysAtStart } from './change.ts'

/** A new image of one service holds packages of OpenTelemetry that do not belong together. */
export const sdkSetupFailed = defineFault({
  name: 'sdk-setup-failed',
  finds: 'sdk-setup-failed',
  apply(account) {
    const since = changeWorker(account, {})
    account.conditions.push({ kind: 'unsent', service: worker, since })
    saysAtStart(account, since, {
      level: 'ERROR',
      logger: 'opentelemetry.instrumentation.auto_instrumentation',
      message: 'Failed to auto initialize OpenTelemetry',
      exception:
        "Traceback (most recent call last):\nImportError: cannot import name '_OTEL_PYTHON_EXPORTER_OTLP_HTTP_CREDENTIAL_PROVIDER' from 'opentelemetry.sdk.environment_variables'",
    })
  },
})
