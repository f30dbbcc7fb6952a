/** The bot's queues. */
export type Queue = {
  /** To the FIFO queue of jobs. Jobs of one group run in order; one `once` is accepted once in five minutes. */
  send(job: string, to: { group: string; once: string }): Promise<void>
  /** To the queue for later, at most 900 s from now (SQS's limit). */
  later(job: string, delaySeconds: number): Promise<void>
}
