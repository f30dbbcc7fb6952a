import { minute } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { ago, defineFault } from '../fault.ts'
import { loseTask } from './lose_task.ts'

/** One task stopped, and Fargate has no room for the next. Text: ECS developer guide, "service event messages". */
export const capacityUnavailable = defineFault({
  name: 'capacity-unavailable',
  finds: 'capacity-unavailable',
  apply(account) {
    const { cluster, collectorService } = account.environment
    const at = ago(account)
    loseTask(account, collectorService, at)
    const service = clusterOf(account, cluster).services.find(({ name }) => name === collectorService)
    const message =
      'was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.'
    service?.events.push({ at: new Date(at.getTime() + minute), message: `(service ${collectorService}) ${message}` })
  },
})
