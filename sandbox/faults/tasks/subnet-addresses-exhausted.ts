import { second } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { addFailingTasks } from '../failing_tasks.ts'
import { ago, defineFault } from '../fault.ts'
import { loseTask } from './lose_task.ts'

/** One task stopped, and its subnet has no address for the next. Text: ECS developer guide, "TaskFailedToStart errors". */
export const subnetAddressesExhausted = defineFault({
  name: 'subnet-addresses-exhausted',
  finds: 'subnet-addresses-exhausted',
  apply(account) {
    const { cluster, collectorService } = account.environment
    const from = ago(account)
    const [subnet] = clusterOf(account, cluster).services.find(({ name }) => name === collectorService)?.subnets ?? []
    const stoppedReason = `Unexpected EC2 error while attempting to Create Network Interface with public IP assignment disabled in subnet '${subnet}': InsufficientFreeAddressesInSubnet`
    loseTask(account, collectorService, from)
    addFailingTasks(account, collectorService, {
      from,
      end: { stopCode: 'TaskFailedToStart', stoppedReason },
      count: 1,
      lasts: 5 * second,
    })
  },
})
