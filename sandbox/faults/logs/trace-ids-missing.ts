import { asJson } from '../../account/telemetry/lines/application.ts'
import { api } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { writtenAs } from './change.ts'

/** A new release starts without the logging instrumentation: its records have no ids of traces. */
export const traceIdsMissing = defineFault({
  name: 'trace-ids-missing',
  finds: 'trace-ids-missing',
  apply(account) {
    writtenAs(account, api, (record) => {
      const fields = Object.entries(record.fields).filter(([name]) => !name.startsWith('otel'))
      return [asJson({ ...record, fields: Object.fromEntries(fields) })]
    })
  },
})
