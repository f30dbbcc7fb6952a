import { clusterOf } from '../../account/ecs/names.ts'
import { runningTasks } from '../../account/ecs/state.ts'
import { ago, defineFault } from '../fault.ts'

/** Somebody set the collector's desired count to 0. */
export const collectorScaledToZero = defineFault({
  name: 'collector-scaled-to-zero',
  finds: 'collector-scaled-to-zero',
  apply(account) {
    const { cluster: name, collectorService } = account.environment
    const at = ago(account)
    const cluster = clusterOf(account, name)
    const service = cluster.services.find((one) => one.name === collectorService)
    const tasks = runningTasks(cluster, collectorService, at)
    for (const task of tasks)
      Object.assign(task, {
        stoppedAt: at,
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: `Scaling activity initiated by (deployment ${task.deployment})`,
        exitCode: 0,
      })
    if (service === undefined) return
    service.wanted = 0
    const stopped = tasks.map(({ id }) => `(task ${id})`).join(' ')
    service.events.push({
      at,
      message: `(service ${collectorService}) has stopped ${tasks.length} running tasks: ${stopped}.`,
    })
    account.conditions.push({ kind: 'collector_down', since: at })
  },
})
