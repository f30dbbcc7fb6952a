import type { SendMessageCommandInput, SendMessageCommandOutput } from '@aws-sdk/client-sqs'
import { uuid } from '../chance.ts'
import { minute, second } from '../clock.ts'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'
import { md5, queueOf, resource } from './names.ts'
import type { QueueState } from './queue.ts'

/** SQS's own limits. Source: SQS API reference. */
const longestDelay = 900
const deduplication = 5 * minute

const check = (
  queue: QueueState,
  { DelaySeconds = 0, MessageGroupId, MessageDeduplicationId }: SendMessageCommandInput,
): void => {
  if (queue.fifo && MessageGroupId === undefined)
    throw new AwsFault('MissingParameter', 'The request must contain the parameter MessageGroupId.')
  if (queue.fifo && MessageDeduplicationId === undefined) {
    throw new AwsFault(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    )
  }
  if (queue.fifo && DelaySeconds !== 0)
    throw new AwsFault(
      'InvalidParameterValue',
      `Value ${DelaySeconds} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    )
  if (DelaySeconds < 0 || DelaySeconds > longestDelay) {
    throw new AwsFault(
      'InvalidParameterValue',
      `Value ${DelaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= ${longestDelay}.`,
    )
  }
}

export const sendMessage = operation<SendMessageCommandInput, SendMessageCommandOutput>({
  members: ['QueueUrl', 'MessageBody', 'DelaySeconds', 'MessageGroupId', 'MessageDeduplicationId'],
  resource,
  answer(input, { account }) {
    const queue = queueOf(account, input.QueueUrl)
    check(queue, input)
    const { MessageBody: body = '', DelaySeconds = 0, MessageGroupId: group, MessageDeduplicationId: once } = input
    const now = account.clock.now().getTime()
    const before = once === undefined ? undefined : queue.taken.get(once)
    const answer = (id: string) => ({
      MessageId: id,
      MD5OfMessageBody: md5(body),
      ...(queue.fifo ? { SequenceNumber: String(queue.sent).padStart(20, '0') } : {}),
    })
    if (before !== undefined && now - before.at < deduplication) return answer(before.id)
    const sequence = ++queue.sent
    const id = uuid(account.seed, queue.name, sequence)
    if (once !== undefined) queue.taken.set(once, { at: now, id })
    queue.messages.push({
      id,
      body,
      sentAt: now,
      visibleAt: now + DelaySeconds * second,
      received: 0,
      sequence,
      ...(group === undefined ? {} : { group }),
      ...(once === undefined ? {} : { once }),
    })
    return answer(id)
  },
})
