import * as z from 'zod'
import { LibraryBlock } from './library-block.tsx'
import { numbered } from './numbered.ts'
import type { Block } from './wire.ts'

const RichCell = z.looseObject({ type: z.literal('rich_text') })
const Cell = z.union([
  RichCell,
  z.object({ type: z.literal('raw_text'), text: z.string() }),
  z.object({ type: z.literal('raw_number'), value: z.number(), text: z.string() }),
])
const TableBlock = z.object({
  rows: z.array(z.array(Cell)),
  column_settings: z.array(z.object({ align: z.enum(['left', 'center', 'right']).default('left') })).default([]),
})
type TableCell = z.infer<typeof Cell>
const Drawn = ({ cell }: { cell: TableCell }) => (cell.type === 'rich_text' ? <LibraryBlock block={cell} /> : cell.text)

/** A table whose first row is its head, as Slack shows it. */
export const Table = ({ block }: { block: Block }) => {
  const table = TableBlock.safeParse(block)
  if (!table.success) return <LibraryBlock block={block} />
  const { rows, column_settings: columns } = table.data
  const [head = [], ...body] = rows
  const align = (column: string) => ({ textAlign: columns[Number(column)]?.align ?? 'left' }) as const
  return (
    <div className="table-frame">
      <table>
        <thead>
          <tr>
            {numbered(head).map(({ key, item }) => (
              <th key={key} scope="col" style={align(key)}>
                <Drawn cell={item} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbered(body).map(({ key: row, item: cells }) => (
            <tr key={row}>
              {numbered(cells).map(({ key, item }) => (
                <td key={key} style={align(key)}>
                  <Drawn cell={item} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
