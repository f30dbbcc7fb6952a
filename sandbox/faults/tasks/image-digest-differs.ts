import { hex } from '../../account/chance.ts'
import { clusterOf } from '../../account/ecs/names.ts'
import { runningTasks } from '../../account/ecs/state.ts'
import { ago, defineFault } from '../fault.ts'

/** The collector's tasks run another image than their task definition pins. */
export const imageDigestDiffers = defineFault({
  name: 'image-digest-differs',
  finds: 'image-digest-differs',
  apply(account) {
    const { cluster, collectorService } = account.environment
    for (const task of runningTasks(clusterOf(account, cluster), collectorService, ago(account)))
      task.imageDigest = `sha256:${hex(64, 'aws-otel-collector', 'v0.48.0')}`
  },
})
