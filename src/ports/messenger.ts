import type { KnownBlock } from '@slack/types'

/** A message as Slack takes it: `text` is what notifications and screen readers get. */
export type Message = { text: string; blocks: readonly KnownBlock[] }

/** Where a message stands; `at` is Slack's `ts`. */
export type Posted = { channel: string; at: string }

/** Writing to Slack. Nothing here retries: a failure is a `PortError`, with `retryAfterSeconds` when Slack named one. */
export type Messenger = {
  /** One of at most five answers within 30 minutes (Slack's limits); `shared` shows it to the whole channel. */
  respond(responseUrl: string, message: Message, options: { shared: boolean }): Promise<void>
  post(channel: string, message: Message, thread?: string): Promise<Posted>
  edit(posted: Posted, message: Message): Promise<void>
  /** Seen by one person only, in a channel. */
  whisper(to: { channel: string; user: string; thread?: string }, message: Message): Promise<void>
}
