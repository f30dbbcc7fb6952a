import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { Queued } from './request.ts'
import { nameOf } from './slack/log.ts'
import { canaryJobId, doCanary } from './worker/canary.ts'
import { doJob, idOf } from './worker/job.ts'
import { once } from './worker/lease.ts'
import { done, type End, type WorkerParts } from './worker/parts.ts'

export type { Answer, WorkerParts } from './worker/parts.ts'

type Invocation = { getRemainingTimeInMillis(): number }

/** Milliseconds kept for posting the answer: Slack's timeout of 3 s and the table. */
const reserve = 4000
/** Below this nothing is begun that could not be finished. */
const least = 1000

/** Seconds until a returned job is seen again, by how often it was received: soon at first, so that no group waits. */
const backoff = [2, 5, 60, 300, 900]

const parsed = (record: SQSRecord): Queued | undefined => {
  try {
    return Queued.safeParse(JSON.parse(record.body)).data
  } catch {
    return undefined
  }
}

const processed = (record: SQSRecord, invocation: Invocation, parts: WorkerParts): Promise<End> | End => {
  const job = parsed(record)
  if (job === undefined) {
    parts.log('poison', { message: record.messageId })
    return { kind: 'retry', why: 'poison', seconds: 0 }
  }
  if (job.kind === 'heartbeat') {
    // Beating twice harms nothing, so it needs no lease; and it must not depend on the table or on Slack.
    parts.metric('Heartbeat', 1)
    return done
  }
  const remaining = invocation.getRemainingTimeInMillis()
  const milliseconds = remaining - reserve
  if (milliseconds < least) return { kind: 'retry', why: 'too little time left', seconds: 0 }
  const seconds = Math.ceil(remaining / 1000) + 5
  if (job.kind === 'canary' || job.kind === 'canary-read') {
    const id = canaryJobId(job, record.messageId)
    return once(parts.store, id, { seconds, work: () => doCanary(job, id, { parts, milliseconds }) })
  }
  return once(parts.store, idOf(job), { seconds, work: () => doJob(job, { parts, milliseconds }) })
}

const returned = async (record: SQSRecord, end: Extract<End, { kind: 'retry' }>, parts: WorkerParts): Promise<void> => {
  const received = Number(record.attributes?.ApproximateReceiveCount ?? 1)
  const seconds = Math.min(end.seconds ?? backoff[Math.min(received, backoff.length) - 1] ?? 5, 900)
  parts.log('returned', { message: record.messageId, why: end.why, seconds })
  try {
    await parts.postpone(record.receiptHandle, seconds, record.eventSourceARN)
  } catch (error) {
    parts.log('not_postponed', { message: record.messageId, error: nameOf(error) })
  }
}

/** The records of one FIFO group in their order; from the first that fails on, all are returned. */
const processGroup = async (
  records: readonly SQSRecord[],
  invocation: Invocation,
  parts: WorkerParts,
): Promise<string[]> => {
  const failed: string[] = []
  let isHeld = false
  for (const record of records) {
    let end: End = { kind: 'retry', why: 'after one of its group', seconds: 0 }
    if (!isHeld) {
      try {
        end = await processed(record, invocation, parts)
      } catch (error) {
        end = { kind: 'retry', why: nameOf(error) }
      }
    }
    if (end.kind === 'done') continue
    // What is no job never becomes one: holding the others back for it would only count their receives up, too.
    if (parsed(record) !== undefined) isHeld = true
    failed.push(record.messageId)
    await returned(record, end, parts)
  }
  return failed
}

/**
 * The Lambda behind the queues. Each record is parsed and done alone; one that fails is returned alone and is soon
 * visible again, so that it blocks nobody.
 * @returns a handler for SQS events (ReportBatchItemFailures)
 */
export const makeWorker =
  (parts: WorkerParts) =>
  async (event: SQSEvent, invocation: Invocation): Promise<SQSBatchResponse> => {
    const groups = Map.groupBy(event.Records, ({ attributes, messageId }) => attributes?.MessageGroupId ?? messageId)
    const failed = await Promise.all([...groups.values()].map((group) => processGroup(group, invocation, parts)))
    return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) }
  }
