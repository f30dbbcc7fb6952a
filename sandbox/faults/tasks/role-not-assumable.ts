import { minute } from '../../account/clock.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { ago, defineFault } from '../fault.ts'
import { loseTask } from './lose_task.ts'

/** Somebody made the task role anew with another trust policy: one task stopped, and ECS cannot replace it. Text: boto3 issue 1878. */
export const roleNotAssumable = defineFault({
  name: 'role-not-assumable',
  finds: 'role-not-assumable',
  apply(account) {
    const { cluster, collectorService } = account.environment
    const at = ago(account)
    loseTask(account, collectorService, at)
    const task = account.roles.get(`${collectorService}-task`)
    if (task !== undefined) task.trust = [{ principal: 'ec2.amazonaws.com' }]
    const role = `arn:aws:iam::${account.id}:role/${collectorService}-task`
    const service = clusterOf(account, cluster).services.find(({ name }) => name === collectorService)
    const message = `failed to launch a task with (error ECS was unable to assume the role '${role}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).`
    service?.events.push({ at: new Date(at.getTime() + minute), message: `(service ${collectorService}) ${message}` })
  },
})
