import type { TableBlock } from '@slack/types'
import type { Part } from '../../card.ts'
import type { Rich } from '../../rich.ts'
import { cut } from '../text.ts'
import { elementsOf, sizeOf } from './elements.ts'
import { limits } from './limits.ts'
import type { Packed, Room } from './pack.ts'

type Table = Extract<Part, { kind: 'table' }>
type Cell = TableBlock['rows'][number][number]

const cellOf = (rich: Rich, bold = false): Cell => {
  const [only] = rich
  if (!bold && rich.length === 1 && only?.kind === 'text' && !only.strong) {
    return { type: 'raw_text', text: cut(only.text, limits.text) || ' ' }
  }
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: elementsOf(rich, { bold }) }] }
}

const rowSize = (row: readonly Rich[]): number => row.reduce((size, cell) => size + Math.max(1, sizeOf(cell)), 0)

const padded = (row: readonly Rich[], columns: number): Rich[] =>
  Array.from({ length: columns }, (_, column) => row[column] ?? [])

/** @returns the table with as many rows as Slack takes in one, and how many were left out; wider than 20 columns is cut. */
export const packTable = ({ head, rows, right = [] }: Table, room: Room): Packed<TableBlock> => {
  const columns = Math.min(limits.tableColumns, head.length)
  const top: Rich[] = head.slice(0, columns).map((text) => [{ kind: 'text', text: cut(text, limits.text) }])
  const most = Math.min(limits.tableText, room.characters)
  let size = rowSize(top)
  const kept: Rich[][] = []
  for (const row of rows.slice(0, limits.tableRows - 1)) {
    const cells = padded(row, columns)
    if (size + rowSize(cells) > most) break
    size += rowSize(cells)
    kept.push(cells)
  }
  if (columns === 0 || kept.length === 0 || room.blocks === 0) return { blocks: [], room, left: rows.length }
  const block: TableBlock = {
    type: 'table',
    column_settings: top.map((_, column) => ({ align: right.includes(column) ? 'right' : 'left', is_wrapped: true })),
    rows: [top.map((cell) => cellOf(cell, true)), ...kept.map((row) => row.map((cell) => cellOf(cell)))],
  }
  return {
    blocks: [block],
    room: { characters: room.characters - size, blocks: room.blocks - 1, tables: room.tables - 1 },
    left: rows.length - kept.length,
  }
}
