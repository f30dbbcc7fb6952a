import { clusterOf } from '../../account/ecs/names.ts'
import { runningTasks } from '../../account/ecs/state.ts'
import { ago, defineFault } from '../fault.ts'

/** The collector's tasks ended more than an hour ago, so that ECS has forgotten why, and none was started since. */
export const collectorNotRunning = defineFault({
  name: 'collector-not-running',
  finds: 'collector-not-running',
  apply(account) {
    const { cluster: name, collectorService } = account.environment
    const at = ago(account, 130)
    const cluster = clusterOf(account, name)
    for (const task of runningTasks(cluster, collectorService, at))
      Object.assign(task, {
        stoppedAt: at,
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        exitCode: 1,
      })
    const service = cluster.services.find((one) => one.name === collectorService)
    const message = `(service ${collectorService}) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`
    service?.events.push({ at, message })
    account.conditions.push({ kind: 'collector_down', since: at })
  },
})
