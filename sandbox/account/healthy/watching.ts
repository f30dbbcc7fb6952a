import { uuid } from '../chance.ts'
import type { Account } from '../state.ts'

/** Makes the notification topic with its one subscriber, the bot's queue of notices. @returns the topic's ARN */
export const makeTopic = (account: Account): string => {
  const { prefix } = account.environment
  const topic = `arn:aws:sns:${account.region}:${account.id}:${prefix}-alarms`
  const endpoint = `arn:aws:sqs:${account.region}:${account.id}:otel-chatops-notices`
  account.topics.set(topic, [{ protocol: 'sqs', endpoint, confirmed: true, id: uuid(account.id, topic) }])
  return topic
}

/** Makes the dashboard that the Terraform of a stack makes. */
export const makeDashboard = (account: Account): void => {
  const { dashboard, cluster, collectorService } = account.environment
  const body = {
    widgets: [
      {
        type: 'metric',
        x: 0,
        y: 0,
        width: 12,
        height: 6,
        properties: {
          title: 'Collector memory',
          region: account.region,
          metrics: [['AWS/ECS', 'MemoryUtilization', 'ClusterName', cluster, 'ServiceName', collectorService]],
        },
      },
    ],
  }
  account.dashboards.set(dashboard, JSON.stringify(body))
}
