import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'

/** The metrics pipeline collects batches before its memory limiter, and the memory fills. */
export const limiterNotFirst = defineFault({
  name: 'limiter-not-first',
  finds: 'limiter-not-first',
  apply(account) {
    const since = changeConfig(account, ({ service }) => {
      service.pipelines.metrics.processors = ['resource', 'batch/metrics', 'memory_limiter']
    })
    account.conditions.push({ kind: 'memory_pressure', since })
  },
})
