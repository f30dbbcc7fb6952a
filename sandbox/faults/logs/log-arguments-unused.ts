import { lostRecord } from '../../account/telemetry/lines/python_errors.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { endsRequest, writtenAs } from './change.ts'

/** A new release gives a message a value without a place for it. */
export const logArgumentsUnused = defineFault({
  name: 'log-arguments-unused',
  finds: 'log-arguments-unused',
  apply(account) {
    writtenAs(account, worker, (record) =>
      endsRequest(record)
        ? lostRecord(record, 'TypeError: not all arguments converted during string formatting')
        : undefined,
    )
  },
})
