import { ago, defineFault } from '../fault.ts'

/** A fifth of the exports to X-Ray fails, and the collector's log, which is sampled, says nothing about it. */
export const exportsFailHealthGreen = defineFault({
  name: 'exports-fail-health-green',
  finds: 'exports-fail-health-green',
  apply(account) {
    account.conditions.push({
      kind: 'export_fails',
      exporter: 'awsxray',
      share: 0.2,
      says: () => [],
      since: ago(account),
    })
  },
})
