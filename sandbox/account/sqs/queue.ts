import type { Account } from '../state.ts'

export type Message = {
  id: string
  body: string
  sentAt: number
  /** Not given out before this time (ms): delay, or in flight until then. */
  visibleAt: number
  received: number
  receipt?: string
  group?: string
  once?: string
  sequence: number
}

export type QueueState = {
  name: string
  fifo: boolean
  visibilitySeconds: number
  messages: Message[]
  /** When each deduplication id was last taken (ms). */
  taken: Map<string, { at: number; id: string }>
  /** After so many receipts a message goes to that queue. */
  redrive?: { queue: string; after: number }
  sent: number
}

/** Makes an empty queue; its name ends in `.fifo` for a FIFO one. */
export const addQueue = (
  account: Account,
  name: string,
  options: { visibilitySeconds?: number; redrive?: { queue: string; after: number } } = {},
): void => {
  account.queues.set(name, {
    name,
    fifo: name.endsWith('.fifo'),
    visibilitySeconds: options.visibilitySeconds ?? 30,
    messages: [],
    taken: new Map(),
    sent: 0,
    ...(options.redrive === undefined ? {} : { redrive: options.redrive }),
  })
}

/** @returns a queue's URL as SQS gives it. */
export const queueUrl = (account: Pick<Account, 'id' | 'region'>, name: string): string =>
  `https://sqs.${account.region}.amazonaws.com/${account.id}/${name}`
