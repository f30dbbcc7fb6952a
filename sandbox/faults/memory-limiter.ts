import { ago, defineFault } from './fault.ts'

/** The collector's memory is above the limiter's soft limit: it refuses more than half of what arrives. */
export const memoryLimiter = defineFault({
  name: 'memory-limiter',
  finds: 'memory-limiter-refuses',
  apply(account) {
    account.conditions.push({ kind: 'memory_pressure', since: ago(account) })
  },
})
