import type {
  ChangeMessageVisibilityCommandInput,
  ChangeMessageVisibilityCommandOutput,
  DeleteMessageCommandInput,
  DeleteMessageCommandOutput,
  ReceiveMessageCommandInput,
  ReceiveMessageCommandOutput,
  Message as SqsMessage,
} from '@aws-sdk/client-sqs'
import { hex } from '../chance.ts'
import { second } from '../clock.ts'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'
import type { Account } from '../state.ts'
import { md5, queueOf, resource } from './names.ts'
import type { Message, QueueState } from './queue.ts'

/** Source: SQS API reference. */
const mostMessages = 10

/** Messages that may be given out: on a FIFO queue none of a group that has an earlier one in flight. */
const available = (queue: QueueState, now: number): Message[] => {
  const blocked = new Set<string>()
  return queue.messages.filter((message) => {
    if (queue.fifo && blocked.has(message.group ?? '')) return false
    if (message.visibleAt <= now) return true
    blocked.add(message.group ?? '')
    return false
  })
}

const redrive = (account: Account, queue: QueueState, now: number): void => {
  const { redrive: rule } = queue
  if (rule === undefined) return
  const dead = queue.messages.filter(({ received, visibleAt }) => received >= rule.after && visibleAt <= now)
  queue.messages = queue.messages.filter((message) => !dead.includes(message))
  account.queues.get(rule.queue)?.messages.push(...dead)
}

const attributesOf = ({ received, sentAt, group, once, sequence }: Message): Record<string, string> => ({
  ApproximateReceiveCount: String(received),
  SentTimestamp: String(sentAt),
  ...(group === undefined ? {} : { MessageGroupId: group }),
  ...(once === undefined ? {} : { MessageDeduplicationId: once, SequenceNumber: String(sequence).padStart(20, '0') }),
})

const messageView = (message: Message, asked: readonly string[]): SqsMessage => {
  const attributes = Object.entries(attributesOf(message)).filter(
    ([name]) => asked.includes('All') || asked.includes(name),
  )
  return {
    MessageId: message.id,
    Body: message.body,
    MD5OfBody: md5(message.body),
    ReceiptHandle: message.receipt,
    ...(attributes.length === 0 ? {} : { Attributes: Object.fromEntries(attributes) }),
  }
}

export const receiveMessage = operation<ReceiveMessageCommandInput, ReceiveMessageCommandOutput>({
  members: [
    'QueueUrl',
    'MaxNumberOfMessages',
    'VisibilityTimeout',
    'WaitTimeSeconds',
    'MessageSystemAttributeNames',
    'AttributeNames',
  ],
  resource,
  answer(input, { account }) {
    const { QueueUrl, MaxNumberOfMessages = 1, VisibilityTimeout } = input
    const asked: readonly string[] = [...(input.MessageSystemAttributeNames ?? []), ...(input.AttributeNames ?? [])]
    const queue = queueOf(account, QueueUrl)
    if (MaxNumberOfMessages < 1 || MaxNumberOfMessages > mostMessages) {
      throw new AwsFault(
        'InvalidParameterValue',
        `Value ${MaxNumberOfMessages} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and ${mostMessages}, if provided.`,
      )
    }
    const now = account.clock.now().getTime()
    redrive(account, queue, now)
    const given = available(queue, now).slice(0, MaxNumberOfMessages)
    for (const message of given) {
      message.received++
      message.visibleAt = now + (VisibilityTimeout ?? queue.visibilitySeconds) * second
      message.receipt = hex(48, account.seed, message.id, message.received)
    }
    if (given.length === 0) return {}
    return {
      Messages: given.map((message) => messageView(message, asked)),
    }
  },
})

const held = (queue: QueueState, receipt: string | undefined): Message | undefined =>
  queue.messages.find((message) => receipt !== undefined && message.receipt === receipt)

export const deleteMessage = operation<DeleteMessageCommandInput, DeleteMessageCommandOutput>({
  members: ['QueueUrl', 'ReceiptHandle'],
  resource,
  answer({ QueueUrl, ReceiptHandle }, { account }) {
    const queue = queueOf(account, QueueUrl)
    const message = held(queue, ReceiptHandle)
    queue.messages = queue.messages.filter((one) => one !== message)
    return {}
  },
})

export const changeMessageVisibility = operation<
  ChangeMessageVisibilityCommandInput,
  ChangeMessageVisibilityCommandOutput
>({
  members: ['QueueUrl', 'ReceiptHandle', 'VisibilityTimeout'],
  resource,
  answer({ QueueUrl, ReceiptHandle, VisibilityTimeout = 0 }, { account }) {
    const message = held(queueOf(account, QueueUrl), ReceiptHandle)
    if (message === undefined) throw new AwsFault('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.')
    message.visibleAt = account.clock.now().getTime() + VisibilityTimeout * second
    return {}
  },
})
