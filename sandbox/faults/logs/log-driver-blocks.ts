import { second } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { runningTasks } from '../../account/ecs/state.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { ago, defineFault } from '../fault.ts'
import { deployed } from './change.ts'

/** A service logs in blocking mode, and for eight minutes CloudWatch Logs has not taken its lines: it stands still. */
export const logDriverBlocks = defineFault({
  name: 'log-driver-blocks',
  finds: 'log-driver-blocks',
  apply(account) {
    deployed(account, worker, { at: ago(account, 60), options: { mode: 'blocking' } })
    const since = ago(account, 8)
    account.conditions.push({ kind: 'written_as', service: worker, as: () => [], since })
    account.conditions.push({ kind: 'unsent', service: worker, since })
    const cluster = clusterOf(account, account.environment.cluster)
    const owner = cluster.services.find(({ name }) => name === worker)
    for (const { id } of runningTasks(cluster, worker, since))
      owner?.events.push({
        at: new Date(since.getTime() + 90 * second),
        message: `(service ${worker}) (task ${id}) failed container health checks.`,
      })
  },
})
