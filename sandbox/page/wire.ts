import * as z from 'zod'

/** What the sandbox's server answers, as far as the page reads it. */

export const Person = z.object({
  id: z.string(),
  name: z.string(),
  locale: z.string(),
  language: z.enum(['en', 'zh-CN']),
  zone: z.string(),
  bot: z.boolean(),
})
export type Person = z.infer<typeof Person>

export const Channel = z.object({
  id: z.string(),
  name: z.string(),
  members: z.array(z.string()),
  external: z.boolean(),
})
export type Channel = z.infer<typeof Channel>

export const Workspace = z.object({
  teamName: z.string(),
  bot: z.object({ user: z.string(), name: z.string() }),
  people: z.array(Person),
  channels: z.array(Channel),
})
export type Workspace = z.infer<typeof Workspace>

const Block = z.looseObject({ type: z.string(), block_id: z.string().optional() })
export type Block = z.infer<typeof Block>

export const Message = z.object({
  ts: z.string(),
  channel: z.string(),
  user: z.string(),
  text: z.string(),
  blocks: z.array(Block),
  thread: z.string().optional(),
  ephemeralTo: z.string().optional(),
  editedAt: z.string().optional(),
  broadcast: z.boolean().optional(),
})
export type Message = z.infer<typeof Message>
export const Messages = z.object({ messages: z.array(Message) })

const AlarmState = z.enum(['ok', 'alarm', 'insufficient_data'])
const Tasks = z.object({ name: z.string(), running: z.number(), wanted: z.number() })
export const Environment = z.object({
  name: z.string(),
  account: z.string(),
  region: z.string(),
  channel: z.string().optional(),
  collector: Tasks.optional(),
  services: z.array(Tasks),
  alarms: z.array(z.object({ name: z.string(), state: AlarmState })),
})
export type Environment = z.infer<typeof Environment>

export const State = z.object({
  now: z.coerce.date(),
  environments: z.array(Environment),
  faults: z.object({ all: z.array(z.string()), on: z.array(z.string()) }),
})
export type State = z.infer<typeof State>

export const Command = z.object({ name: z.string(), usage: z.string(), summary: z.string() })
export type Command = z.infer<typeof Command>
export const Commands = z.object({ commands: z.array(Command) })
