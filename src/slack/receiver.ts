import { App, LogLevel, type Receiver } from '@slack/bolt'
import type { Door } from './accept.ts'
import { listen } from './listeners.ts'
import { type Log, nameOf } from './log.ts'

/** What the listeners answered: what they acknowledged with, if anything, or that they failed. */
export type Delivered = { ok: true; answer: unknown } | { ok: false }

/** Bolt's own messages may quote bodies, so only the fact that there was one is logged. */
const boltLogger = (log: Log) => ({
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => log('bolt_error'),
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
})

/** @returns a Bolt app around a receiver, without a token, a conversation store or any network call at its start. */
export const makeApp = (receiver: Receiver, door: Door): App => {
  const app = new App({ receiver, authorize: async () => ({}), convoStore: false, logger: boltLogger(door.log) })
  app.error(async (error) => {
    throw error
  })
  listen(app, door)
  return app
}

/**
 * @returns delivers a verified and parsed body to Bolt's listeners and waits for them, since on Lambda nothing runs
 * after the answer. Never throws: a listener that fails is `ok: false`.
 */
export const makeDelivery = (door: Door): ((body: Record<string, unknown>, nonce: string) => Promise<Delivered>) => {
  const receiver: Receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined }
  const app = makeApp(receiver, door)
  return async (body, nonce) => {
    let answer: unknown
    const ack = async (response?: unknown): Promise<void> => {
      answer = response
    }
    try {
      await app.processEvent({ body, ack, customProperties: { nonce } })
      return { ok: true, answer }
    } catch (error) {
      door.log('listener_failed', { error: nameOf(error) })
      return { ok: false }
    }
  }
}
