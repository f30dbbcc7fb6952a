import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { writtenAs } from './change.ts'

/** A new revision has LOG_LEVEL=ERROR. */
export const logLevelTooHigh = defineFault({
  name: 'log-level-too-high',
  finds: 'log-level-too-high',
  apply(account) {
    writtenAs(account, worker, ({ level }) => (level === 'ERROR' ? undefined : []), {
      variables: { LOG_LEVEL: 'ERROR' },
    })
  },
})
