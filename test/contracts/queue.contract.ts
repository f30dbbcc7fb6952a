import { describe, expect, it } from 'vitest'
import type { Queue } from '../../src/ports.ts'
import { failsWith } from './fails.ts'

export type QueuePlace = {
  queue: Queue
  /** Whose queues do not exist. */
  missing: Queue
  /** Whether the place refuses a delay of more than 900 s, as SQS does. */
  refusesLongDelays: boolean
  /** Takes and deletes what can be received now, in the order in which it came. */
  received(queue: 'jobs' | 'later'): Promise<string[]>
}

export const queueContract = (place: () => QueuePlace): void => {
  describe('queue', () => {
    it('delivers the jobs of one group in their order, each once', async () => {
      const { queue, received } = place()
      for (const job of ['one', 'two', 'three']) await queue.send(job, { group: 'production', once: `order-${job}` })
      await queue.send('two again', { group: 'production', once: 'order-two' })
      expect(await received('jobs')).toEqual(['one', 'two', 'three'])
    })

    it('delivers jobs for later by the other queue', async () => {
      const { queue, received } = place()
      await queue.later('look again', 0)
      expect(await received('later')).toEqual(['look again'])
    })

    it('fails when SQS refuses a delay of more than 900 s', async (context) => {
      if (!place().refusesLongDelays) return context.skip('this place takes any delay')
      await failsWith('unsupported', place().queue.later('never', 901))
      expect(await place().received('later')).toEqual([])
    })

    it('says so when a queue does not exist', async () => {
      await failsWith('not_found', place().missing.send('lost', { group: 'a', once: 'a' }))
    })
  })
}
