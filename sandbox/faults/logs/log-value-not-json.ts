import { lostRecord } from '../../account/telemetry/lines/python_errors.ts'
import { api } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { endsRequest, writtenAs } from './change.ts'

/** A new release logs a Decimal with the end of each request, and its formatter has no way out. */
export const logValueNotJson = defineFault({
  name: 'log-value-not-json',
  finds: 'log-value-not-json',
  apply(account) {
    writtenAs(account, api, (record) =>
      endsRequest(record)
        ? lostRecord(record, 'TypeError: Object of type Decimal is not JSON serializable')
        : undefined,
    )
  },
})
