import { ago, defineFault } from '../fault.ts'
import { traceFields } from './change.ts'

/** A gateway in front of the stack began to send `traceparent` with the flag 00: every service follows it. */
export const parentNotSampled = defineFault({
  name: 'parent-not-sampled',
  finds: 'parent-not-sampled',
  apply(account) {
    const since = ago(account)
    account.conditions.push({ kind: 'unsent', signals: ['traces'], since })
    for (const service of account.services)
      traceFields(account, since, { service, fields: { otelTraceSampled: false } })
  },
})
