import type { RichTextBlock } from '@slack/types'
import { limits } from './limits.ts'
import type { Piece } from './pieces.ts'

/** What is left of a message's limits. */
export type Room = { characters: number; blocks: number; tables: number }

export type Packed<Block> = { blocks: Block[]; room: Room; left: number }

type Element = RichTextBlock['elements'][number]

const joined = (elements: readonly Element[], next: readonly Element[]): Element[] => {
  const last = elements.at(-1)
  const first = next[0]
  if (last?.type !== 'rich_text_list' || first?.type !== 'rich_text_list' || last.indent !== first.indent) {
    return [...elements, ...next]
  }
  return [...elements.slice(0, -1), { ...last, elements: [...last.elements, ...first.elements] }, ...next.slice(1)]
}

/** @returns the pieces in as few rich text blocks as hold them; from the first that does not fit on, all are left out. */
export const pack = (pieces: readonly Piece[], room: Room): Packed<RichTextBlock> => {
  const blocks: { size: number; elements: Element[] }[] = []
  let characters = room.characters
  let taken = 0
  for (const piece of pieces) {
    if (piece.size > characters) break
    const open = blocks.at(-1)
    if (open !== undefined && open.size + piece.size <= limits.text) {
      open.elements = joined(open.elements, piece.elements)
      open.size += piece.size
    } else {
      if (blocks.length >= room.blocks) break
      blocks.push({ size: piece.size, elements: piece.elements })
    }
    characters -= piece.size
    taken += 1
  }
  return {
    blocks: blocks.map(({ elements }) => ({ type: 'rich_text', elements })),
    room: { ...room, characters, blocks: room.blocks - blocks.length },
    left: pieces.length - taken,
  }
}
