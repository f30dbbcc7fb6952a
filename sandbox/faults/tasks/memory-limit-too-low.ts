import { ago, defineFault } from '../fault.ts'

/** The limiter acts on a collector at rest, and the configuration that says so may not be read. */
export const memoryLimitTooLow = defineFault({
  name: 'memory-limit-too-low',
  finds: 'memory-limit-too-low',
  apply(account) {
    const reader = account.roles.get(account.reader)
    if (reader !== undefined) reader.statements = reader.statements.filter(({ Sid }) => Sid !== 'CollectorConfig')
    account.conditions.push({ kind: 'memory_pressure', reaches: 0.17, since: ago(account) })
  },
})
