import type { RichTextBlock } from '@slack/types'
import type { Part, Row } from '../../card.ts'
import type { Rich } from '../../rich.ts'
import { cleanBlock, cut } from '../text.ts'
import { elementsOf, markElements, sizeOf } from './elements.ts'
import { limits } from './limits.ts'

type Element = RichTextBlock['elements'][number]

/** What is shown together or left out together, with its size in characters. */
export type Piece = { size: number; elements: Element[] }

const total = (riches: readonly Rich[]): number => riches.reduce((size, rich) => size + sizeOf(rich), 0)

const bullets = (items: readonly Rich[], indent: number): Element => ({
  type: 'rich_text_list',
  style: 'bullet',
  indent,
  elements: items.map((item) => ({ type: 'rich_text_section', elements: elementsOf(item) })),
})

const preformatted = (text: string): Element => ({
  type: 'rich_text_preformatted',
  elements: [{ type: 'text', text: text.trim() === '' ? ' ' : text }],
})

/** @returns a paragraph of its own. */
const paragraph = (rich: Rich, before: Parameters<typeof elementsOf>[1] = {}): Piece => ({
  size: sizeOf(rich),
  elements: [{ type: 'rich_text_section', elements: elementsOf(rich, before) }],
})

const rowPiece = ({ mark, title, details = [], commands = [] }: Row): Piece => {
  const shown = commands.map((command) => cleanBlock(command, limits.text))
  const head: Element = { type: 'rich_text_section', elements: [...markElements(mark), ...elementsOf(title)] }
  return {
    size: 2 + sizeOf(title) + total(details) + shown.reduce((size, text) => size + text.length, 0),
    elements: [head, ...(details.length > 0 ? [bullets(details, 0)] : []), ...shown.map(preformatted)],
  }
}

const codePiece = (text: string): Piece => {
  const shown = cut(text, limits.text)
  return { size: shown.length, elements: [preformatted(shown)] }
}

/** A table that cannot be one, because the message already has its table: a line for each of its rows. */
const tableLine = (head: readonly string[], row: readonly Rich[]): Rich =>
  row.flatMap((cell, column) => [
    { kind: 'text' as const, text: `${column === 0 ? '' : ' · '}${head[column] ? `${head[column]} ` : ''}` },
    ...cell,
  ])

/** @returns the part in pieces, in the order in which they are read. */
export const piecesOf = (part: Part): Piece[] => {
  switch (part.kind) {
    case 'rows':
      return part.rows.map(rowPiece)
    case 'list':
      return part.items.map((item) => ({ size: sizeOf(item), elements: [bullets([item], 0)] }))
    case 'table':
      return part.rows.map((row) => {
        const line = tableLine(part.head, row)
        return { size: sizeOf(line), elements: [bullets([line], 0)] }
      })
    case 'code':
      return [codePiece(part.text)]
    case 'text':
    case 'note':
      return [paragraph(part.text)]
  }
}
