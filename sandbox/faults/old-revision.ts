import { api } from '../account/telemetry/routes.ts'
import { ago, defineFault } from './fault.ts'
import { nextApplication } from './revisions.ts'

/** A newer revision of one service was registered, but the service still runs the one before. */
export const oldRevision = defineFault({
  name: 'old-revision',
  finds: 'service-runs-old-revision',
  apply(account) {
    account.clusters.taskDefinitions.push(nextApplication(account, api, { registeredAt: ago(account) }))
  },
})
