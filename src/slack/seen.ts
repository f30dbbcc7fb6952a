import type { Store } from '../ports.ts'
import type { Incoming } from './incoming.ts'
import { type Log, nameOf } from './log.ts'
import { within } from './within.ts'

type Memory = { store: Store; log: Log }

/** Milliseconds for each outside call, so that the answer is there within Slack's three seconds. */
export const patience = 1200

/**
 * A request is remembered for longer than its signature is good (300 s either way), an event for longer than Slack
 * repeats it (24 h with delayed events). Source: reference/security.md 1.1.
 */
const remembered = { request: 15 * 60, event: 25 * 60 * 60 }

type Key = { key: string; seconds: number }

/** @returns under which row it is remembered; a retried event has a new signature, so its own id counts. */
export const seenKey = ({ event }: Incoming, nonce: string | undefined): Key | undefined => {
  if (event !== undefined) return { key: `event#${event}`, seconds: remembered.event }
  return nonce === undefined ? undefined : { key: `slack#${nonce}`, seconds: remembered.request }
}

/** @returns whether it comes for the first time; `unknown` when the table did not say. */
export const claimed = async (key: Key | undefined, { store, log }: Memory): Promise<'new' | 'seen' | 'unknown'> => {
  if (key === undefined) return 'new'
  try {
    return (await within(patience, 'store', store.claim(key.key, key.seconds))) ? 'new' : 'seen'
  } catch (error) {
    log('not_recorded', { error: nameOf(error) })
    return 'unknown'
  }
}

/** Lets Slack's next attempt in: a row whose time has passed can be claimed again. */
export const forget = async (key: Key | undefined, { store, log }: Memory): Promise<void> => {
  if (key === undefined) return
  const forgetting = within(patience, 'store', store.keep(key.key, '', -1))
  await forgetting.catch((error: unknown) => log('not_forgotten', { error: nameOf(error) }))
}
