import { asText } from '../account/telemetry/lines/application.ts'
import { worker } from '../account/telemetry/routes.ts'
import { ago, defineFault } from './fault.ts'
import { nextApplication } from './revisions.ts'
import { rollOut } from './roll_out.ts'

/** A new revision of one service lacks LOG_FORMAT: its lines are text without fields. */
export const logsNotJson = defineFault({
  name: 'logs-not-json',
  finds: 'logs-plain-text',
  apply(account) {
    const at = ago(account)
    const definition = nextApplication(account, worker, { registeredAt: at, without: ['LOG_FORMAT'] })
    account.conditions.push({
      kind: 'written_as',
      service: worker,
      as: (record) => [asText(record)],
      since: rollOut(account, worker, { at, definition }),
    })
  },
})
