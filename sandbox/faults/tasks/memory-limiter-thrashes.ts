import { ago, defineFault } from '../fault.ts'

/** All that the collector holds is in use: it collects garbage all the time and frees nothing. */
export const memoryLimiterThrashes = defineFault({
  name: 'memory-limiter-thrashes',
  finds: 'memory-limiter-thrashes',
  apply(account) {
    account.conditions.push({ kind: 'memory_pressure', thrashes: true, since: ago(account) })
  },
})
