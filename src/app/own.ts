import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'
import { queue as makeQueue } from '../adapters/queue.ts'
import { store as makeStore } from '../adapters/store.ts'
import { emfMetric, type Metric } from '../metric.ts'
import type { Clock, Queue, Store } from '../ports.ts'
import { jsonLog, type Log } from '../slack/log.ts'
import type { With } from './needed.ts'

export type OwnConfig = With<'CHATOPS_TABLE' | 'CHATOPS_JOBS_QUEUE_URL' | 'CHATOPS_LATER_QUEUE_URL'>

export const ownNames = ['CHATOPS_TABLE', 'CHATOPS_JOBS_QUEUE_URL', 'CHATOPS_LATER_QUEUE_URL'] as const

/** The bot's own parts on AWS. */
export type Own = { store: Store; queue: Queue; sqs: SQSClient; now: Clock; log: Log; metric: Metric }

/**
 * @param attempts how often the SDK tries; the api has less than three seconds in all, the worker has time
 * @returns the bot's table and queues, with the log that goes to CloudWatch through standard output
 */
export const makeOwn = (config: OwnConfig, attempts: number): Own => {
  const settings = {
    ...(config.AWS_REGION !== undefined && { region: config.AWS_REGION }),
    maxAttempts: attempts,
    requestHandler: { connectionTimeout: 600, requestTimeout: 1000, throwOnRequestTimeout: true },
  }
  const now: Clock = () => new Date()
  const write = (line: string): void => void process.stdout.write(`${line}\n`)
  const sqs = new SQSClient(settings)
  return {
    sqs,
    now,
    log: jsonLog(write),
    metric: emfMetric(write, { bot: config.CHATOPS_NAME, now }),
    store: makeStore(new DynamoDBClient(settings), { table: config.CHATOPS_TABLE, now }),
    queue: makeQueue(sqs, { jobs: config.CHATOPS_JOBS_QUEUE_URL, later: config.CHATOPS_LATER_QUEUE_URL }),
  }
}
