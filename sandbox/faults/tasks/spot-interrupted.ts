import { second } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { runningTasks } from '../../account/ecs/state.ts'
import { startedTask } from '../../account/healthy/services.ts'
import { ago, defineFault } from '../fault.ts'
import { loseTask } from './lose_task.ts'

/** The collector runs on Fargate Spot, and AWS took one task back. Text: ECS developer guide, "Fargate Spot termination notices". */
export const spotInterrupted = defineFault({
  name: 'spot-interrupted',
  finds: 'spot-interrupted',
  apply(account) {
    const { cluster: name, collectorService } = account.environment
    const at = ago(account, 12)
    const cluster = clusterOf(account, name)
    const [lost] = runningTasks(cluster, collectorService, at)
    if (lost === undefined) return
    const stoppedReason = 'Your Spot Task was interrupted.'
    loseTask(account, collectorService, at, { stopCode: 'SpotInterruption', stoppedReason, exitCode: 0 })
    const { deployment, taskDefinition } = lost
    const next = new Date(at.getTime() + 100 * second)
    cluster.tasks.push(
      startedTask(account, { service: collectorService, deployment, taskDefinition, number: 50, at: next }),
    )
  },
})
