import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'

/** A new configuration has a filter that was to drop one environment's spans and drops its own. */
export const collectorDropsTraces = defineFault({
  name: 'collector-drops-traces',
  finds: 'collector-drops-traces',
  apply(account) {
    const own = account.environment.deploymentEnvironment
    const since = changeConfig(account, (config) => {
      const { processors, service } = config
      const condition = `resource.attributes["deployment.environment.name"] == "${own}"`
      const filter = { 'filter/noise': { trace_conditions: [{ context: 'resource', conditions: [condition] }] } }
      Object.assign(processors, filter)
      for (const [name, pipeline] of Object.entries(service.pipelines))
        if (name.startsWith('traces')) pipeline.processors.push('filter/noise')
    })
    account.conditions.push({ kind: 'spans_dropped', share: 1, since })
  },
})
