import { asText } from '../../account/telemetry/lines/application.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { ago, defineFault } from '../fault.ts'
import { changedRevision, writtenAs } from './change.ts'

/** A service lost LOG_FORMAT yesterday; the revision that has it again was registered, and nobody deployed it. */
export const logFixNotDeployed = defineFault({
  name: 'log-fix-not-deployed',
  finds: 'log-fix-not-deployed',
  apply(account) {
    writtenAs(account, worker, (record) => [asText(record)], { at: ago(account, 24 * 60), without: ['LOG_FORMAT'] })
    account.clusters.taskDefinitions.push(changedRevision(account, worker))
  },
})
