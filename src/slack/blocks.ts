import type { KnownBlock, RichTextBlock } from '@slack/types'
import type { Card, Part } from '../card.ts'
import type { Message } from '../ports.ts'
import { plain, type Rich } from '../rich.ts'
import { buttonsBlock } from './blocks/buttons.ts'
import { cutRich, elementsOf, markElements, sizeOf } from './blocks/elements.ts'
import { limits } from './blocks/limits.ts'
import { type Packed, pack, type Room } from './blocks/pack.ts'
import { piecesOf } from './blocks/pieces.ts'
import { packTable } from './blocks/table.ts'
import { notificationOf } from './plain.ts'
import { cut } from './text.ts'

export { runAction, shareAction } from './blocks/buttons.ts'

export type BlockOptions = {
  /** The line that says how many lines were left out. */
  omitted(lines: number): string
  /** The id under which this answer is kept; without one there is no share button. */
  answer?: string
  /** A line above the answer, such as who shared it. */
  above?: Rich
}

const section = (elements: RichTextBlock['elements'][number]): RichTextBlock => ({
  type: 'rich_text',
  elements: [elements],
})

const headlineBlock = ({ mark, headline }: Card): RichTextBlock =>
  section({
    type: 'rich_text_section',
    elements: [...markElements(mark), ...elementsOf(cutRich(headline, limits.text), { bold: true })],
  })

const lineBlock = (rich: Rich): RichTextBlock =>
  section({ type: 'rich_text_section', elements: elementsOf(cutRich(rich, limits.text)) })

/** A note without links and times is small print; Slack shows plain text of a context block as it is. */
const noteBlock = (text: string): KnownBlock => ({
  type: 'context',
  elements: [{ type: 'plain_text', text: cut(text, limits.text), emoji: false }],
})

const isSmallPrint = (part: Part): part is Extract<Part, { kind: 'note' }> =>
  part.kind === 'note' && part.text.every(({ kind }) => kind === 'text') && plain(part.text).trim() !== ''

const drawn = (part: Part, room: Room): Packed<KnownBlock> => {
  if (part.kind === 'table' && part.head.length > 0 && room.tables > 0) return packTable(part, room)
  if (!isSmallPrint(part)) return pack(piecesOf(part), room)
  const size = sizeOf(part.text)
  if (room.blocks === 0 || size > room.characters) return { blocks: [], room, left: 1 }
  const rest = { ...room, blocks: room.blocks - 1, characters: room.characters - size }
  return { blocks: [noteBlock(plain(part.text))], room: rest, left: 0 }
}

/**
 * @returns the card as Block Kit within Slack's limits. What does not fit is left out from the end of its part, and a
 * line says how much; outside text stands only in elements that Slack never parses.
 */
export const blocksOf = (card: Card, options: BlockOptions): Message => {
  const top = [...(options.above ? [lineBlock(options.above)] : []), headlineBlock(card)]
  const actions = buttonsBlock(card.buttons ?? [], options.answer)
  const fixed = sizeOf(cutRich(card.headline, limits.text)) + sizeOf(cutRich(options.above ?? [], limits.text)) + 200
  let room: Room = {
    characters: limits.message - fixed,
    // Two for what stands above, one for what is left out: an answer that is shared later gets its line above then.
    blocks: limits.blocks - 2 - actions.length - 1,
    tables: limits.tables,
  }
  let left = 0
  const blocks: KnownBlock[] = []
  for (const part of card.parts) {
    const packed = drawn(part, room)
    blocks.push(...packed.blocks)
    room = packed.room
    left += packed.left
  }
  const rest = left > 0 ? [noteBlock(options.omitted(left))] : []
  return { text: notificationOf(card), blocks: [...top, ...blocks, ...rest, ...actions] }
}
