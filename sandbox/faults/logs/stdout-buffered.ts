import { clusterOf } from '../../account/ecs/names.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { ago, defineFault } from '../fault.ts'
import { deployed } from './change.ts'

/** A service has run without PYTHONUNBUFFERED since yesterday; at today's deployment its tasks did not end in time and were killed. */
export const stdoutBuffered = defineFault({
  name: 'stdout-buffered',
  finds: 'stdout-buffered',
  apply(account) {
    const without = ['PYTHONUNBUFFERED']
    deployed(account, worker, { at: ago(account, 24 * 60), without })
    const at = ago(account)
    deployed(account, worker, { at, without })
    for (const task of clusterOf(account, account.environment.cluster).tasks)
      if (task.service === worker && task.stoppedAt !== undefined && task.stoppedAt > at) task.exitCode = 137
  },
})
