import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, traceFields } from './change.ts'

/** What opentelemetry-python calls a service without a name, as measured. */
const name = 'unknown_service'

/** A new revision of one service has no name: its telemetry goes by that of no service. */
export const serviceNameMissing = defineFault({
  name: 'service-name-missing',
  finds: 'service-name-missing',
  apply(account) {
    const since = changeWorker(account, { without: ['OTEL_SERVICE_NAME'] })
    account.conditions.push(
      { kind: 'called', service: worker, as: name, since },
      {
        kind: 'dimensions',
        since,
        as: (own) => [own['service.name'] === worker ? { ...own, 'service.name': name } : own],
      },
    )
    traceFields(account, since, { service: worker, fields: { otelServiceName: name } })
  },
})
