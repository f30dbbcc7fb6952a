import { createHash } from 'node:crypto'
import { AwsFault } from '../errors.ts'
import type { Account } from '../state.ts'
import type { QueueState } from './queue.ts'

/** @returns the digest by which a sender checks a body. */
export const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
const nameFrom = (url: string | undefined): string => url?.split('/').at(-1) ?? ''
/** @returns the ARN that permissions are judged on. */
export const resource = ({ QueueUrl }: { QueueUrl?: string | undefined }, account: Account): string =>
  `arn:aws:sqs:${account.region}:${account.id}:${nameFrom(QueueUrl)}`

/** @returns the queue of that URL; throws QueueDoesNotExist as SQS does. */
export const queueOf = (account: Account, url: string | undefined): QueueState => {
  const queue = account.queues.get(nameFrom(url))
  if (queue === undefined) throw new AwsFault('QueueDoesNotExist', 'The specified queue does not exist.')
  return queue
}
