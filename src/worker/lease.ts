import type { Store } from '../ports.ts'
import { retryOf } from './deliver.ts'
import { done, type End } from './parts.ts'

/** Seconds that a finished job is remembered: longer than the queue keeps and repeats a message (14 days is its most). */
const remembered = 24 * 60 * 60

const free = async (store: Store, key: string): Promise<void> => {
  // A row whose time has passed can be claimed again; if this fails too, the lease ends by itself.
  await store.keep(key, '', -1).catch(() => undefined)
}

/**
 * Does a job once. A short lease keeps a second delivery away while the first is at work; a mark is made when it is
 * done. A worker that dies between the two leaves a lease that ends, and the next delivery does the job.
 * @param seconds how long the work can take at most
 */
export const once = async (
  store: Store,
  id: string,
  { seconds, work }: { seconds: number; work(): Promise<End> },
): Promise<End> => {
  const lease = `answering#${id}`
  try {
    if ((await store.recall(`answered#${id}`)) !== undefined) return done
    if (!(await store.claim(lease, seconds))) return { kind: 'retry', why: 'another worker is at it', seconds }
  } catch (error) {
    return retryOf(error)
  }
  const end = await work().catch(retryOf)
  if (end.kind === 'retry') await free(store, lease)
  else await store.keep(`answered#${id}`, 'done', remembered).catch(() => undefined)
  return end
}
