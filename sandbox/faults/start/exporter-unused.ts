import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'

/** The pipelines for traces print what they get and no longer send it to X-Ray. */
export const exporterUnused = defineFault({
  name: 'exporter-unused',
  finds: 'exporter-unused',
  apply(account) {
    const since = changeConfig(account, (config) => {
      Object.assign(config.exporters, { debug: {} })
      for (const [name, pipeline] of Object.entries(config.service.pipelines))
        if (name.startsWith('traces')) pipeline.exporters = ['debug']
    })
    account.conditions.push({ kind: 'export_fails', exporter: 'awsxray', uncounted: true, since, says: () => [] })
  },
})
