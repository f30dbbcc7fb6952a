import { clusterOf } from '../../account/ecs/names.ts'
import { runningTasks } from '../../account/ecs/state.ts'
import { ago, defineFault } from '../fault.ts'

/** A collector task fails its health check; nobody knows why, and ECS has not replaced it yet. */
export const healthCheckFails = defineFault({
  name: 'health-check-fails',
  finds: 'health-check-fails',
  apply(account) {
    const { cluster, collectorService } = account.environment
    const at = ago(account, 6)
    const [task] = runningTasks(clusterOf(account, cluster), collectorService, at)
    if (task !== undefined) task.unhealthySince = at
  },
})
