import { minute } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { ago, defineFault } from '../fault.ts'
import { loseTask } from './lose_task.ts'

/** One task stopped, and the account may run no more. Text: ECS developer guide, "service event messages". */
export const fargateQuotaReached = defineFault({
  name: 'fargate-quota-reached',
  finds: 'fargate-quota-reached',
  apply(account) {
    const { cluster, collectorService } = account.environment
    const at = ago(account)
    loseTask(account, collectorService, at)
    const service = clusterOf(account, cluster).services.find(({ name }) => name === collectorService)
    const message =
      'was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can run concurrently.'
    service?.events.push({ at: new Date(at.getTime() + minute), message: `(service ${collectorService}) ${message}` })
  },
})
