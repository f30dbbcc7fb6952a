import { defineFault } from '../fault.ts'
import { failToStart, invalid } from './failing_start.ts'

/** A batch is larger than the largest one that is allowed. */
export const configValueInvalid = defineFault({
  name: 'config-value-invalid',
  finds: 'config-value-invalid',
  apply(account) {
    failToStart(account, {
      change({ processors }) {
        Object.assign(processors, { 'batch/traces': { timeout: '1s', send_batch_max_size: 250 } })
      },
      lines: invalid('processors::batch/traces: send_batch_max_size must be greater or equal to send_batch_size'),
    })
  },
})
