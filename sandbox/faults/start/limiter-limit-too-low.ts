import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'

/** The memory limiter refuses at 128 MiB, which an idle collector reaches. */
export const limiterLimitTooLow = defineFault({
  name: 'limiter-limit-too-low',
  finds: 'limiter-limit-too-low',
  apply(account) {
    const since = changeConfig(account, ({ processors }) => {
      Object.assign(processors, { memory_limiter: { check_interval: '1s', limit_mib: 128, spike_limit_mib: 26 } })
    })
    account.conditions.push({ kind: 'memory_pressure', since, reaches: 0.18 })
  },
})
