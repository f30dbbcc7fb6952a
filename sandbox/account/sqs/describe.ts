import type {
  GetQueueAttributesCommandInput,
  GetQueueAttributesCommandOutput,
  GetQueueUrlCommandInput,
  GetQueueUrlCommandOutput,
} from '@aws-sdk/client-sqs'
import { SimulationGap } from '../errors.ts'
import { operation } from '../operation.ts'
import type { Account } from '../state.ts'
import { queueOf, resource } from './names.ts'
import { type QueueState, queueUrl } from './queue.ts'

const arnOf = ({ region, id }: Account, name: string): string => `arn:aws:sqs:${region}:${id}:${name}`

const attributesOf = (account: Account, { name, fifo, redrive, messages }: QueueState): Record<string, string> => {
  const now = account.clock.now().getTime()
  const isVisible = ({ visibleAt }: { visibleAt: number }) => visibleAt <= now
  const policy = redrive && { deadLetterTargetArn: arnOf(account, redrive.queue), maxReceiveCount: redrive.after }
  return {
    QueueArn: arnOf(account, name),
    ApproximateNumberOfMessages: String(messages.filter(isVisible).length),
    // SQS says this of FIFO queues only.
    ...(fifo ? { FifoQueue: 'true' } : {}),
    ...(policy === undefined ? {} : { RedrivePolicy: JSON.stringify(policy) }),
  }
}

export const getQueueAttributes = operation<GetQueueAttributesCommandInput, GetQueueAttributesCommandOutput>({
  members: ['QueueUrl', 'AttributeNames'],
  resource,
  answer({ QueueUrl, AttributeNames = [] }, { account }) {
    if (AttributeNames.join() !== 'All') throw new SimulationGap('sqs.GetQueueAttributes', 'a choice of attributes')
    return { Attributes: attributesOf(account, queueOf(account, QueueUrl)) }
  },
})

export const getQueueUrl = operation<GetQueueUrlCommandInput, GetQueueUrlCommandOutput>({
  members: ['QueueName', 'QueueOwnerAWSAccountId'],
  resource: ({ QueueName }, account) => resource({ QueueUrl: QueueName }, account),
  answer: ({ QueueName }, { account }) => ({ QueueUrl: queueUrl(account, queueOf(account, QueueName).name) }),
})
