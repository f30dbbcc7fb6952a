import { lostRecord } from '../../account/telemetry/lines/python_errors.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { endsRequest, writtenAs } from './change.ts'

/** A new release writes its JSON by a format that names `agent_id`, which only the ends of requests have. */
export const logFormatFieldMissing = defineFault({
  name: 'log-format-field-missing',
  finds: 'log-format-field-missing',
  apply(account) {
    writtenAs(account, worker, (record) =>
      endsRequest(record)
        ? undefined
        : lostRecord(record, "ValueError: Formatting field not found in record: 'agent_id'"),
    )
  },
})
