import { changed, type Slack, type SlackMessage } from './slack.ts'

/** @returns a fresh `ts`: sandbox seconds, and a number after the point that no other message has. */
const freshTs = ({ now, next }: Slack): string =>
  `${Math.floor(now().getTime() / 1000)}.${String(next()).padStart(6, '0')}`

/** Slack gives every block an id where the app gave none; a press of a button names it. */
const withIds = (blocks: readonly unknown[], { next }: Slack): readonly unknown[] =>
  blocks.map((block) =>
    typeof block === 'object' && block !== null && !('block_id' in block)
      ? { ...block, block_id: `b${next().toString(36)}` }
      : block,
  )

/** Adds a message and tells those who watch. @returns the message with its `ts`. */
export const addMessage = (slack: Slack, message: Omit<SlackMessage, 'ts'>): SlackMessage => {
  const added = { ...message, blocks: withIds(message.blocks, slack), ts: freshTs(slack) }
  slack.messages.push(added)
  changed(slack)
  return added
}

/** @returns the message of that channel and `ts`, ephemeral ones included. */
export const findMessage = ({ messages }: Slack, channel: string, ts: string): SlackMessage | undefined =>
  messages.find((message) => message.channel === channel && message.ts === ts)

/** Replaces a message's content in place, marked as edited. */
export const editMessage = (
  slack: Slack,
  message: SlackMessage,
  content: Pick<SlackMessage, 'text' | 'blocks'>,
): SlackMessage => {
  const { text, blocks } = content
  Object.assign(message, { text, blocks: withIds(blocks, slack), editedAt: freshTs(slack) })
  changed(slack)
  return message
}

/** Takes a message away. */
export const removeMessage = (slack: Slack, message: SlackMessage): void => {
  slack.messages.splice(slack.messages.indexOf(message), 1)
  changed(slack)
}
