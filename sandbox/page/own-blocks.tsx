import { useState } from 'react'
import * as z from 'zod'
import { LibraryBlock } from './library-block.tsx'
import { numbered } from './numbered.ts'
import { useView } from './view.ts'
import type { Block, Message } from './wire.ts'

const Text = z.object({ type: z.string(), text: z.string() })
const ActionsBlock = z.object({
  elements: z.array(
    z.object({
      type: z.literal('button'),
      action_id: z.string(),
      text: Text,
      style: z.enum(['primary', 'danger']).optional(),
    }),
  ),
})

/** Small print. Plain text stays plain; anything else is the library's. */
export const Context = ({ block }: { block: Block }) => {
  const context = z.object({ elements: z.array(Text) }).safeParse(block)
  if (!context.success || context.data.elements.some(({ type }) => type !== 'plain_text'))
    return <LibraryBlock block={block} />
  return (
    <div className="small-print">
      {numbered(context.data.elements).map(({ key, item }) => (
        <span key={key}>{item.text}</span>
      ))}
    </div>
  )
}

/** Buttons that do what they say: a press goes to the server, which sends what Slack would send. */
export const Actions = ({ block, message }: { block: Block; message: Message }) => {
  const { press } = useView()
  const [pressed, setPressed] = useState<string>()
  const actions = ActionsBlock.safeParse(block)
  if (!actions.success) return <LibraryBlock block={block} />
  const onPress = (action: string) => () => {
    setPressed(action)
    setTimeout(() => setPressed(undefined), 700)
    press(message, block.block_id ?? '', action)
  }
  return (
    <div className="buttons">
      {actions.data.elements.map(({ action_id: action, text, style }) => (
        <button
          key={action}
          type="button"
          className={`button ${style ?? ''}`}
          aria-busy={pressed === action}
          onClick={onPress(action)}
        >
          {text.text}
        </button>
      ))}
    </div>
  )
}
