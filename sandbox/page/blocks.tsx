import { Input } from './input.tsx'
import { LibraryBlock } from './library-block.tsx'
import { Actions, Context } from './own-blocks.tsx'
import { Table } from './table.tsx'
import type { Block, Message } from './wire.ts'

/**
 * The library draws most blocks well. Tables, small print, buttons and inputs are our own: it parses their plain text
 * as markup, which Slack does not, gives every button its action as an element id, and draws inputs as pictures.
 */
const One = ({ block, message }: { block: Block; message: Message }) => {
  if (block.type === 'table') return <Table block={block} />
  if (block.type === 'context') return <Context block={block} />
  if (block.type === 'actions') return <Actions block={block} message={message} />
  if (block.type === 'input') return <Input block={block} />
  return <LibraryBlock block={block} />
}

/** A message's blocks. */
export const Blocks = ({ message }: { message: Message }) => (
  <div className="blocks">
    {message.blocks.map((block, index) => (
      <One key={block.block_id ?? index} block={block} message={message} />
    ))}
  </div>
)
