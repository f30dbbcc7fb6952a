import { uuid } from '../chance.ts'
import type { Account } from '../state.ts'

const noticesQueue = ({ region, id }: Account): string => `arn:aws:sqs:${region}:${id}:otel-chatops-notices`

/** Makes the rule that sends the alarms' state changes to the bot's queue of notices, as infra/notifications_events.tf does. */
export const makeNoticesRule = (account: Account): void => {
  const { environment, id, region } = account
  const pattern = {
    source: ['aws.cloudwatch'],
    'detail-type': ['CloudWatch Alarm State Change'],
    resources: [{ prefix: `arn:aws:cloudwatch:${region}:${id}:alarm:${environment.prefix}-` }],
  }
  account.eventRules.set(environment.noticesRule, {
    enabled: true,
    pattern: JSON.stringify(pattern),
    targets: [{ id: 'bot', arn: noticesQueue(account) }],
  })
}

/** Makes the notification topic with its one subscriber, the bot's queue of notices. @returns the topic's ARN */
export const makeTopic = (account: Account): string => {
  const { prefix } = account.environment
  const topic = `arn:aws:sns:${account.region}:${account.id}:${prefix}-alarms`
  account.topics.set(topic, [
    { protocol: 'sqs', endpoint: noticesQueue(account), confirmed: true, id: uuid(account.id, topic) },
  ])
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
