import type { ListSubscriptionsByTopicCommandInput, ListSubscriptionsByTopicCommandOutput } from '@aws-sdk/client-sns'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'
import { pageOf } from '../paging.ts'

export const listSubscriptionsByTopic = operation<
  ListSubscriptionsByTopicCommandInput,
  ListSubscriptionsByTopicCommandOutput
>({
  members: ['TopicArn', 'NextToken'],
  resource: ({ TopicArn = '*' }) => TopicArn,
  answer({ TopicArn = '', NextToken }, { account }) {
    const subscriptions = account.topics.get(TopicArn)
    if (subscriptions === undefined) throw new AwsFault('NotFoundException', 'Topic does not exist', 404)
    const page = pageOf(subscriptions, {
      token: NextToken,
      size: account.pageSizes.subscriptions,
      invalid: 'InvalidParameterException',
    })
    return {
      Subscriptions: page.items.map(({ protocol, endpoint, confirmed, id }) => ({
        SubscriptionArn: confirmed ? `${TopicArn}:${id}` : 'PendingConfirmation',
        Owner: account.id,
        Protocol: protocol,
        Endpoint: endpoint,
        TopicArn,
      })),
      NextToken: page.next,
    }
  },
})
