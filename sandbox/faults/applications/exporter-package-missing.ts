import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, saysAtStart } from './change.ts'

/** A new image of one service lacks the exporter that its variables name. */
export const exporterPackageMissing = defineFault({
  name: 'exporter-package-missing',
  finds: 'exporter-package-missing',
  apply(account) {
    const since = changeWorker(account, {})
    account.conditions.push({ kind: 'unsent', service: worker, since })
    const error =
      "RuntimeError: Requested component 'otlp_proto_grpc' not found in entry point 'opentelemetry_traces_exporter'"
    saysAtStart(account, since, {
      level: 'ERROR',
      logger: 'opentelemetry.instrumentation.auto_instrumentation._load',
      message: 'Configuration of configurator failed',
      exception: `Traceback (most recent call last):\n${error}`,
    })
  },
})
