import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { SQSEvent } from 'aws-lambda'
import { beforeEach, expect, test } from 'vitest'
import { attach } from '../../../sandbox/account/attach.ts'
import { type Clock, makeClock } from '../../../sandbox/account/clock.ts'
import { botResources, makeWorld } from '../../../sandbox/account/make_world.ts'
import { pump, type Worker } from '../../../sandbox/server/pump.ts'

let clock: Clock
let sqs: SQSClient
let jobs: string
let later: string
beforeEach(() => {
  clock = makeClock(new Date('2026-01-15T12:00:00Z'))
  const world = makeWorld({ clock, seed: 1 })
  sqs = attach(new SQSClient({ region: 'us-east-1', credentials: world.credentials }), world)
  const { jobsQueueUrl, laterQueueUrl } = botResources(world.production)
  jobs = jobsQueueUrl
  later = laterQueueUrl
})

const send = (body: string, group: string) =>
  sqs.send(
    new SendMessageCommand({ QueueUrl: jobs, MessageBody: body, MessageGroupId: group, MessageDeduplicationId: body }),
  )
const takes = (worker: Worker, queueUrl = jobs) =>
  pump({ sqs, queueUrl, queueArn: 'arn:aws:sqs:us-east-1:1:jobs.fifo', worker })

const listening = (failing: readonly string[] = []) => {
  const seen: SQSEvent['Records'] = []
  const worker: Worker = async ({ Records }) => {
    seen.push(...Records)
    const failed = Records.filter(({ body }) => failing.includes(body))
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) }
  }
  return { worker, bodies: () => seen.map(({ body }) => body), seen }
}

test('every waiting job reaches the worker once, a group in its order', async () => {
  for (const body of ['a1', 'a2', 'b1']) await send(body, body[0] ?? '')
  const { worker, bodies, seen } = listening()
  expect(await takes(worker)).toBe(3)
  expect(bodies().filter((body) => body.startsWith('a'))).toEqual(['a1', 'a2'])
  expect(bodies()).toContain('b1')
  expect(seen[0]).toMatchObject({ eventSource: 'aws:sqs', awsRegion: 'us-east-1', attributes: { MessageGroupId: 'a' } })
  expect(await takes(worker)).toBe(0)
})

test('a job that the worker returns comes again when it is visible again, and no other is held up by it', async () => {
  await send('bad', 'x')
  await send('good', 'y')
  const first = listening(['bad'])
  await takes(first.worker)
  expect(first.bodies().toSorted()).toEqual(['bad', 'good'])
  const second = listening()
  expect(await takes(second.worker)).toBe(0)
  clock.advance(90_000)
  await takes(second.worker)
  expect(second.bodies()).toEqual(['bad'])
  expect(second.seen[0]?.attributes.ApproximateReceiveCount).toBe('2')
})

test('what is for later comes when its time has come', async () => {
  await sqs.send(new SendMessageCommand({ QueueUrl: later, MessageBody: 'again', DelaySeconds: 60 }))
  const { worker, bodies } = listening()
  expect(await takes(worker, later)).toBe(0)
  clock.advance(60_000)
  expect(await takes(worker, later)).toBe(1)
  expect(bodies()).toEqual(['again'])
})

test('a worker that throws is heard of, and its job stays in the queue', async () => {
  await send('job', 'x')
  await expect(takes(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  clock.advance(90_000)
  expect(await takes(listening().worker)).toBe(1)
})
