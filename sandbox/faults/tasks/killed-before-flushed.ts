import { clusterOf } from '../../account/ecs/names.ts'
import { ago, defineFault } from '../fault.ts'
import { nextCollector } from '../revisions.ts'
import { rollOut } from '../roll_out.ts'

/** Two deployments within the hour, and each time the old collectors had to be killed. */
export const killedBeforeFlushed = defineFault({
  name: 'killed-before-flushed',
  finds: 'killed-before-flushed',
  apply(account) {
    const { cluster, collectorService } = account.environment
    const from = ago(account, 50)
    for (const at of [from, ago(account)]) {
      const definition = nextCollector(account, at)
      for (const container of definition.containerDefinitions ?? []) delete container.stopTimeout
      rollOut(account, collectorService, { at, definition })
    }
    for (const task of clusterOf(account, cluster).tasks)
      if (task.service === collectorService && task.stoppedAt !== undefined && task.stoppedAt > from)
        task.exitCode = 137
  },
})
