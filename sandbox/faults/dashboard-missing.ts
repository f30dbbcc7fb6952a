import { defineFault } from './fault.ts'

/** The stack's dashboard does not exist. */
export const dashboardMissing = defineFault({
  name: 'dashboard-missing',
  apply(account) {
    account.dashboards.clear()
  },
})
