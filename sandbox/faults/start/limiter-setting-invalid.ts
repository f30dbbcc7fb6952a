import { defineFault } from '../fault.ts'
import { failToStart, invalid } from './failing_start.ts'

/** The memory limiter lost its check_interval. */
export const limiterSettingInvalid = defineFault({
  name: 'limiter-setting-invalid',
  finds: 'limiter-setting-invalid',
  apply(account) {
    failToStart(account, {
      change({ processors }) {
        Object.assign(processors, { memory_limiter: { limit_mib: 800, spike_limit_mib: 160 } })
      },
      lines: invalid("processors::memory_limiter: 'check_interval' must be greater than zero"),
    })
  },
})
