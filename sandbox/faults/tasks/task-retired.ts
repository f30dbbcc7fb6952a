import { second } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { runningTasks } from '../../account/ecs/state.ts'
import { startedTask } from '../../account/healthy/services.ts'
import { ago, defineFault } from '../fault.ts'
import { loseTask } from './lose_task.ts'

/** The collector has one task only, and AWS replaced it for maintenance. */
export const taskRetired = defineFault({
  name: 'task-retired',
  finds: 'task-retired',
  apply(account) {
    const { cluster: name, collectorService } = account.environment
    const at = ago(account, 12)
    const cluster = clusterOf(account, name)
    const service = cluster.services.find((one) => one.name === collectorService)
    const [kept, spare] = runningTasks(cluster, collectorService, at)
    if (service === undefined || kept === undefined) return
    service.wanted = 1
    cluster.tasks = cluster.tasks.filter((task) => task !== spare)
    loseTask(account, collectorService, at)
    const { deployment, taskDefinition } = kept
    const next = new Date(at.getTime() + 70 * second)
    cluster.tasks.push(
      startedTask(account, { service: collectorService, deployment, taskDefinition, number: 50, at: next }),
    )
    account.conditions.push({ kind: 'collector_down', since: at, until: next })
  },
})
