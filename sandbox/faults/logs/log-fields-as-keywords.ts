import { handled } from '../../account/telemetry/lines/python_errors.ts'
import { api } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { endsRequest, writtenAs } from './change.ts'

/** A new release gives a logger of the standard library a keyword argument, as structlog takes it. */
export const logFieldsAsKeywords = defineFault({
  name: 'log-fields-as-keywords',
  finds: 'log-fields-as-keywords',
  apply(account) {
    writtenAs(account, api, (record) =>
      endsRequest(record)
        ? [handled(record, "TypeError: Logger._log() got an unexpected keyword argument 'agent_id'")]
        : undefined,
    )
  },
})
