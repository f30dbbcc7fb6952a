import type { Card } from '../card.ts'
import type { Message } from '../ports.ts'
import type { Rich } from '../rich.ts'
import { type BlockOptions, blocksOf } from './blocks.ts'

const richOf = (text: string | Rich): Rich => (typeof text === 'string' ? [{ kind: 'text', text }] : text)

/** @returns one sentence of ours as a message without emphasis. */
export const sentence = (text: string | Rich): Message => {
  const card: Card = { mark: 'quiet', headline: richOf(text), parts: [] }
  const { text: notification } = blocksOf(card, { omitted: String })
  const { blocks } = blocksOf(
    { ...card, headline: [], parts: [{ kind: 'text', text: richOf(text) }] },
    { omitted: String },
  )
  return { text: notification, blocks: blocks.slice(1) }
}

/** @returns a card as a message with our own line for what did not fit. */
export const cardMessage = (
  card: Card,
  words: { front: Pick<BlockOptions, 'omitted'> },
  more: Omit<BlockOptions, 'omitted'> = {},
): Message => blocksOf(card, { omitted: words.front.omitted, ...more })
