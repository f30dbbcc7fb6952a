import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { minute, second } from '../../../sandbox/account/clock.ts'
import { botResources } from '../../../sandbox/account/make_world.ts'
import { simulated } from './clients.ts'

const queues = () => {
  const world = simulated()
  const { jobsQueueUrl, laterQueueUrl } = botResources(world.world.production)
  const receive = async (QueueUrl: string, MaxNumberOfMessages = 10) =>
    (
      await world.sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages, MessageSystemAttributeNames: ['All'] }),
      )
    ).Messages ?? []
  const job = (MessageBody: string, MessageGroupId: string, MessageDeduplicationId = MessageBody) =>
    world.sqs.send(
      new SendMessageCommand({ QueueUrl: jobsQueueUrl, MessageBody, MessageGroupId, MessageDeduplicationId }),
    )
  return { ...world, jobsQueueUrl, laterQueueUrl, receive, job }
}
const bodies = (messages: { Body?: string | undefined }[]) => messages.map(({ Body }) => Body)

test('jobs of one group come in order, and none while an earlier one is being worked on', async () => {
  const { sqs, job, receive, jobsQueueUrl } = queues()
  await job('a1', 'a')
  await job('a2', 'a')
  await job('b1', 'b')
  const [first] = await receive(jobsQueueUrl, 1)
  expect(first?.Body).toBe('a1')
  expect(bodies(await receive(jobsQueueUrl))).toEqual(['b1'])
  await sqs.send(new DeleteMessageCommand({ QueueUrl: jobsQueueUrl, ReceiptHandle: first?.ReceiptHandle }))
  expect(bodies(await receive(jobsQueueUrl))).toEqual(['a2'])
})

test('the same deduplication id is taken once in five minutes', async () => {
  const { clock, job, receive, jobsQueueUrl } = queues()
  const { MessageId } = await job('a1', 'a', 'same')
  expect((await job('a1 again', 'a', 'same')).MessageId).toBe(MessageId)
  expect(bodies(await receive(jobsQueueUrl))).toEqual(['a1'])
  clock.advance(5 * minute)
  await job('a1 later', 'b', 'same')
  expect(bodies(await receive(jobsQueueUrl))).toContain('a1 later')
})

test('what is not deleted comes again, and after three times goes to the dead-letter queue', async () => {
  const { clock, world, job, receive, jobsQueueUrl } = queues()
  await job('bad', 'a')
  for (let time = 1; time <= 3; time++) {
    const [message] = await receive(jobsQueueUrl)
    expect(message?.Attributes?.ApproximateReceiveCount).toBe(String(time))
    expect(await receive(jobsQueueUrl)).toEqual([])
    clock.advance(90 * second)
  }
  expect(await receive(jobsQueueUrl)).toEqual([])
  expect(world.production.queues.get('otel-chatops-jobs-dead.fifo')?.messages.map(({ body }) => body)).toEqual(['bad'])
})

test('a delayed message waits, for at most 900 seconds, and its visibility can be changed', async () => {
  const { clock, sqs, receive, laterQueueUrl: QueueUrl } = queues()
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'look again', DelaySeconds: 900 }))
  await expect(
    sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', DelaySeconds: 901 })),
  ).rejects.toThrowError('DelaySeconds must be >= 0 and <= 900')
  expect(await receive(QueueUrl)).toEqual([])
  clock.advance(900 * second)
  const [message] = await receive(QueueUrl)
  expect(message?.Body).toBe('look again')
  await sqs.send(
    new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 }),
  )
  expect(bodies(await receive(QueueUrl))).toEqual(['look again'])
})
