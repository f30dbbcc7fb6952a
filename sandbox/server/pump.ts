import { DeleteMessageCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'

export type Worker = (event: SQSEvent, context: { getRemainingTimeInMillis: () => number }) => Promise<SQSBatchResponse>

/** The worker's time limit, as its function is configured. */
const workerMs = 60_000
/** As many jobs at once as the event source mapping allows. */
const atOnce = 4

/** @returns the message as Lambda's event source mapping hands it over. */
const recordOf = (message: Message, queueArn: string): SQSRecord => ({
  messageId: message.MessageId ?? '',
  receiptHandle: message.ReceiptHandle ?? '',
  body: message.Body ?? '',
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 'AIDASANDBOX',
    ApproximateFirstReceiveTimestamp: '0',
    ...message.Attributes,
  },
  messageAttributes: {},
  md5OfBody: message.MD5OfBody ?? '',
  eventSource: 'aws:sqs',
  eventSourceARN: queueArn,
  awsRegion: queueArn.split(':')[3] ?? '',
})

const contextFor = () => {
  const until = performance.now() + workerMs
  return { getRemainingTimeInMillis: () => Math.max(0, until - performance.now()) }
}

export type Pumped = { sqs: SQSClient; queueUrl: string; queueArn: string; worker: Worker }

const takeOne = async ({ sqs, queueUrl, queueArn, worker }: Pumped, message: Message): Promise<void> => {
  const record = recordOf(message, queueArn)
  const { batchItemFailures } = await worker({ Records: [record] }, contextFor())
  // A failed record stays in the queue until its visibility timeout, or what the worker made of it, has passed.
  if (batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === record.messageId)) return
  await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: record.receiptHandle }))
}

/**
 * Lambda's event source mapping in small: takes what is due from a queue to the worker, one message an invocation.
 * @returns how many messages were taken; a worker that throws leaves its message in the queue, and the error is thrown
 */
export const pump = async (queue: Pumped): Promise<number> => {
  const receive = new ReceiveMessageCommand({
    QueueUrl: queue.queueUrl,
    MaxNumberOfMessages: atOnce,
    MessageSystemAttributeNames: ['All'],
  })
  let taken = 0
  for (;;) {
    const { Messages: messages = [] } = await queue.sqs.send(receive)
    if (messages.length === 0) return taken
    taken += messages.length
    const ends = await Promise.allSettled(messages.map((message) => takeOne(queue, message)))
    const failed = ends.find((end) => end.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }
}
