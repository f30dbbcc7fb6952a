import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'

const elsewhere = 'eu-west-1'

/** A new configuration names another region; the task role may write everywhere, so nothing fails. */
export const exporterRegionDiffers = defineFault({
  name: 'exporter-region-differs',
  finds: 'exporter-region-differs',
  apply(account) {
    const since = changeConfig(account, ({ exporters }) => {
      exporters.awsxray.region = elsewhere
      exporters.awsemf.region = elsewhere
    })
    for (const statement of account.roles.get(`${account.environment.collectorService}-task`)?.statements ?? []) {
      statement.Resource = '*'
      delete statement.Condition
    }
    for (const exporter of ['awsxray', 'awsemf'] as const)
      account.conditions.push({ kind: 'export_fails', exporter, uncounted: true, says: () => [], since })
  },
})
