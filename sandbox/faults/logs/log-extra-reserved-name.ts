import { handled } from '../../account/telemetry/lines/python_errors.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { endsRequest, writtenAs } from './change.ts'

/** A new release gives `extra` the field `name`: each request fails where it wants to log that it has ended. */
export const logExtraReservedName = defineFault({
  name: 'log-extra-reserved-name',
  finds: 'log-extra-reserved-name',
  apply(account) {
    writtenAs(account, worker, (record) =>
      endsRequest(record) ? [handled(record, `KeyError: "Attempt to overwrite 'name' in LogRecord"`)] : undefined,
    )
  },
})
