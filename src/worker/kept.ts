import type { ActionsBlock, KnownBlock } from '@slack/types'
import * as z from 'zod'
import type { Message, Store } from '../ports.ts'
import { shareAction } from '../slack/blocks.ts'

/** Seconds that an answer can be shared, and sent again without reading anything anew. */
const life = 60 * 60

const Block = z.custom<KnownBlock>((value) => z.looseObject({ type: z.string() }).safeParse(value).success)
const Shown = z.object({ text: z.string(), blocks: z.array(Block) })

const Kept = z.object({
  channel: z.string(),
  line: z.string(),
  message: Shown,
  plain: Shown,
  settleSeconds: z.number().optional(),
})
/** A finished answer as Slack takes it, with where it belongs. */
export type Kept = z.infer<typeof Kept>

/** Keeps a finished answer for an hour. */
export const keepAnswer = (store: Store, id: string, answer: Kept): Promise<void> =>
  store.keep(`answer#${id}`, JSON.stringify(answer), life)

/** @returns the answer, or undefined when it is no longer kept. */
export const keptAnswer = async (store: Store, id: string): Promise<Kept | undefined> => {
  const text = await store.recall(`answer#${id}`)
  if (text === undefined || text === '') return undefined
  return Kept.parse(JSON.parse(text))
}

const withoutShare = (block: ActionsBlock): ActionsBlock => ({
  ...block,
  elements: block.elements.filter((element) => !('action_id' in element && element.action_id === shareAction)),
})

/** @returns the message for a channel: a line above that says who shared it, and no button to share it again. */
export const sharedMessage = ({ message }: Kept, above: readonly KnownBlock[]): Message => ({
  text: message.text,
  blocks: [
    ...above,
    ...message.blocks
      .map((block) => (block.type === 'actions' ? withoutShare(block) : block))
      .filter((block) => block.type !== 'actions' || block.elements.length > 0),
  ],
})
