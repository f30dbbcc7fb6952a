import * as z from 'zod'

/** What a hand on the page can do. */
export const Deed = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('write'),
    user: z.string(),
    channel: z.string(),
    thread: z.string().optional(),
    text: z.string().trim().min(1).max(4000),
  }),
  z.object({
    do: z.literal('press'),
    user: z.string(),
    channel: z.string(),
    ts: z.string(),
    block: z.string(),
    action: z.string(),
  }),
  z.object({
    do: z.literal('shortcut'),
    user: z.string(),
    channel: z.string(),
    ts: z.string().optional(),
    callback: z.string(),
  }),
])
export type Deed = z.infer<typeof Deed>
/** Each deed by its kind. */
export type Deeds = { [D in Deed['do']]: Extract<Deed, { do: D }> }
