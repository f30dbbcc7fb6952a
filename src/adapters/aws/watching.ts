import { CloudWatchClient, GetDashboardCommand } from '@aws-sdk/client-cloudwatch'
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns'
import { PortError, type Subscription, type Watching } from '../../ports.ts'
import type { Clients } from './clients.ts'
import { calling } from './errors.ts'
import { allPages } from './pages.ts'

/** @returns the port of what else watches a stack: SNS subscriptions and the CloudWatch dashboard. */
export const watching = (clients: Clients, { signal }: { signal: AbortSignal }): Watching => ({
  async subscriptions(TopicArn) {
    const sns = clients.of(SNSClient)
    const operation = 'sns:ListSubscriptionsByTopic'
    const items = await allPages(operation, 20, async (NextToken) => {
      const command = new ListSubscriptionsByTopicCommand({ TopicArn, ...(NextToken && { NextToken }) })
      const page = await calling(operation, sns.send(command, { abortSignal: signal }))
      return { items: page.Subscriptions ?? [], next: page.NextToken }
    })
    return items.map(
      (from): Subscription => ({
        protocol: from.Protocol ?? '',
        endpoint: from.Endpoint ?? '',
        // Until it is confirmed SNS shows a word where the ARN will be: PendingConfirmation.
        confirmed: from.SubscriptionArn?.startsWith('arn:') ?? false,
      }),
    )
  },
  async dashboardExists(DashboardName) {
    const command = new GetDashboardCommand({ DashboardName })
    const answer = clients.of(CloudWatchClient).send(command, { abortSignal: signal })
    try {
      await calling('cloudwatch:GetDashboard', answer)
      return true
    } catch (error) {
      if (error instanceof PortError && error.reason === 'not_found') return false
      throw error
    }
  },
})
