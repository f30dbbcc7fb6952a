import type { Saying } from '../../account/conditions.ts'
import type { Account } from '../../account/state.ts'
import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'

/** An event as awsemf prints it: without the block by which CloudWatch would find its metrics. */
const printed = (_account: Account, at: number): Saying[] => [
  [
    at,
    JSON.stringify({
      CloudWatchMetrics: [
        { Namespace: 'AgentTeam/production', Dimensions: [['service.name']], Metrics: [{ Name: 'agent.runs' }] },
      ],
      Timestamp: at,
      'agent.runs': 3,
      'service.name': 'agent-api',
    }),
  ],
]

/** awsemf prints its events instead of sending them. */
export const emfNotToCloudwatch = defineFault({
  name: 'emf-not-to-cloudwatch',
  finds: 'emf-not-to-cloudwatch',
  apply(account) {
    const since = changeConfig(account, ({ exporters }) => {
      Object.assign(exporters.awsemf, { output_destination: 'stdout' })
    })
    account.conditions.push({ kind: 'export_fails', exporter: 'awsemf', uncounted: true, since, says: printed })
  },
})
