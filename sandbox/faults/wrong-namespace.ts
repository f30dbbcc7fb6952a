import { changeConfig } from './collector_config.ts'
import { defineFault } from './fault.ts'

/** A new configuration of the collector sends the applications' metrics to another namespace. */
export const wrongNamespace = defineFault({
  name: 'wrong-namespace',
  finds: 'metric-namespace-differs',
  apply(account) {
    const name = account.environment.metricNamespace.slice(0, -3)
    const since = changeConfig(account, ({ exporters }) => {
      exporters.awsemf.namespace = name
    })
    account.conditions.push({ kind: 'namespace', name, since })
  },
})
