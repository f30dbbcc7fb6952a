import { asctime } from '../../account/telemetry/lines/application.ts'
import { api } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { writtenAs } from './change.ts'

/** A new release has a formatter of its own, which writes four keys and no others. */
export const logsFixedKeys = defineFault({
  name: 'logs-fixed-keys',
  finds: 'logs-fixed-keys',
  apply(account) {
    writtenAs(account, api, ({ at, level, logger, message }) => [
      JSON.stringify({ time: asctime(at), level, logger, message }),
    ])
  },
})
