import { api } from '../account/telemetry/routes.ts'
import { ago, defineFault } from './fault.ts'

/** A quarter of the requests that reach one service fail there with 500. */
export const traceErrors = defineFault({
  name: 'trace-errors',
  apply(account) {
    account.conditions.push({ kind: 'faults', service: api, rate: 0.25, since: ago(account) })
  },
})
