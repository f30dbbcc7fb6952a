import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'
import { notEmbedded } from './change.ts'

/** A new configuration selects metrics by names with underscores, as Prometheus has them: none is called so. */
export const metricNotDeclared = defineFault({
  name: 'metric-not-declared',
  finds: 'metric-not-declared',
  apply(account) {
    const since = changeConfig(account, ({ exporters }) => {
      exporters.awsemf.metric_declarations = [
        { dimensions: [['service.name']], metric_name_selectors: ['^http_server_', '^agent_', '^gen_ai_'] },
      ]
    })
    account.conditions.push({ kind: 'emf', event: notEmbedded(), lost: 'silently', since })
  },
})
