import { second } from '../account/clock.ts'
import { clusterOf } from '../account/ecs/names.ts'
import { runningTasks } from '../account/ecs/state.ts'
import { addFailingTasks, type End } from './failing_tasks.ts'
import { ago, defineFault } from './fault.ts'

const exited: End = {
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  exitCode: 1,
  lastWords: [
    'application run finished with error: failed to get config: cannot unmarshal the configuration: decoding failed due to the following error(s):',
    '',
    '\'exporters\' error reading configuration for "awsxray": decoding failed due to the following error(s):',
    "'awsxrayexporter.Config' has invalid keys: sending_queue",
  ].filter((line) => line !== ''),
}

/** Both collector tasks exited, and every new one ends at once: its configuration has a key that awsxray does not know. */
export const collectorStopped = defineFault({
  name: 'collector-stopped',
  finds: 'config-key-unknown',
  apply(account) {
    const { cluster: name, collectorService } = account.environment
    const at = ago(account)
    const cluster = clusterOf(account, name)
    for (const task of runningTasks(cluster, collectorService, at)) Object.assign(task, exited, { stoppedAt: at })
    addFailingTasks(account, collectorService, { from: at, end: exited, count: 2, lasts: 2 * second })
    account.conditions.push({ kind: 'collector_down', since: at })
  },
})
