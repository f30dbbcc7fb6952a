import { api } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { writtenAs } from './change.ts'

/** A library of a new release calls `logging.basicConfig()` first: lines have Python's own format, whatever LOG_FORMAT says. */
export const loggingConfiguredElsewhere = defineFault({
  name: 'logging-configured-elsewhere',
  finds: 'logging-configured-elsewhere',
  apply(account) {
    writtenAs(account, api, ({ level, logger, message }) => [`${level}:${logger}:${message}`])
  },
})
