import { defineFault } from './fault.ts'

/** Somebody deleted the stack's alarms. */
export const noAlarms = defineFault({
  name: 'no-alarms',
  apply(account) {
    account.alarms = []
    account.composites = []
  },
})
