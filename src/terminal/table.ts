import stringWidth from 'string-width'
import { wrapped } from './wrap.ts'

type Table = { head: readonly string[]; rows: readonly (readonly string[])[]; right: readonly number[]; width: number }

const gap = '  '
/** A column is never squeezed below this, or nothing in it can be read. */
const narrowest = 8

const padded = (text: string, width: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)))
  return right ? `${space}${text}` : `${text}${space}`
}

/** @returns column widths that fit: the widest columns give way first. */
const widthsOf = ({ head, rows, width }: Table): number[] => {
  const widths = head.map((title, column) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[column] ?? ''))),
  )
  const room = width - gap.length * (head.length - 1)
  for (let over = widths.reduce((sum, each) => sum + each, 0) - room; over > 0; over -= 1) {
    const widest = widths.indexOf(Math.max(...widths))
    if ((widths[widest] ?? 0) <= narrowest) break
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}

/** @returns the table's lines; a cell that is too wide goes on below itself. */
export const tableLines = (table: Table): string[] => {
  const widths = widthsOf(table)
  return [table.head, ...table.rows].flatMap((row) => {
    const cells = widths.map((width, column) => wrapped(row[column] ?? '', { width, indent: '' }))
    const height = Math.max(...cells.map(({ length }) => length))
    return Array.from({ length: height }, (_, index) =>
      cells
        .map((cell, column) => padded(cell[index] ?? '', widths[column] ?? 0, table.right.includes(column)))
        .join(gap)
        .trimEnd(),
    )
  })
}
