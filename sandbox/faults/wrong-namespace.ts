import { ago, defineFault } from './fault.ts'
import { nextCollector } from './revisions.ts'
import { rollOut } from './roll_out.ts'

/** A new configuration of the collector sends the applications' metrics to another namespace. */
export const wrongNamespace = defineFault({
  name: 'wrong-namespace',
  apply(account) {
    const at = ago(account)
    const since = rollOut(account, account.environment.collectorService, { at, definition: nextCollector(account, at) })
    account.conditions.push({ kind: 'namespace', name: account.environment.metricNamespace.slice(0, -3), since })
  },
})
