import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { Queue, Store } from '../../src/ports.ts'

/** @returns the bot's table in this process's memory, with the real one's rules of expiry. */
export const memoryStore = (): Store => {
  const rows = new Map<string, { value: string; until: number }>()
  const alive = (key: string) => {
    const row = rows.get(key)
    return row !== undefined && row.until >= Date.now() ? row : undefined
  }
  return {
    async claim(key, ttlSeconds) {
      if (alive(key) !== undefined) return false
      rows.set(key, { value: '', until: Date.now() + ttlSeconds * 1000 })
      return true
    },
    async keep(key, value, ttlSeconds) {
      rows.set(key, { value, until: Date.now() + ttlSeconds * 1000 })
    },
    recall: async (key) => alive(key)?.value,
  }
}

type Worker = (event: SQSEvent, invocation: { getRemainingTimeInMillis(): number }) => Promise<SQSBatchResponse>

/** Attempts before a job is given up, and milliseconds that one may take: those of the deployed queue and Lambda. */
const attempts = 5
const lasts = 60_000

const recordOf = (body: string, received: number): SQSRecord => ({
  messageId: crypto.randomUUID(),
  receiptHandle: crypto.randomUUID(),
  body,
  attributes: {
    ApproximateReceiveCount: String(received),
    SentTimestamp: String(Date.now()),
    SenderId: 'here',
    ApproximateFirstReceiveTimestamp: String(Date.now()),
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:here',
  awsRegion: 'us-east-1',
})

/** @returns queues in this process that hand each job to the worker, and again after the delay that it asked for. */
export const memoryQueue = (worker: () => Worker) => {
  const delays = new Map<string, number>()
  const give = async (body: string, received: number): Promise<void> => {
    const record = recordOf(body, received)
    const ends = Date.now() + lasts
    const { batchItemFailures } = await worker()(
      { Records: [record] },
      { getRemainingTimeInMillis: () => ends - Date.now() },
    )
    const seconds = delays.get(record.receiptHandle) ?? 5
    delays.delete(record.receiptHandle)
    if (batchItemFailures.length > 0 && received < attempts) setTimeout(() => give(body, received + 1), seconds * 1000)
  }
  const queue: Queue = {
    async send(job) {
      setImmediate(() => give(job, 1))
    },
    async later(job, delaySeconds) {
      setTimeout(() => give(job, 1), delaySeconds * 1000)
    },
  }
  const postpone = async (receiptHandle: string, seconds: number): Promise<void> => {
    delays.set(receiptHandle, seconds)
  }
  return { queue, postpone }
}
