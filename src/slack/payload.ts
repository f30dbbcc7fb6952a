import * as z from 'zod'

const app = z.string().regex(/^A[A-Z0-9]{1,20}$/)
const team = z.string().regex(/^[TE][A-Z0-9]{1,20}$/)
const user = z.string().regex(/^[UW][A-Z0-9]{1,20}$/)
const channel = z.string().regex(/^[CDG][A-Z0-9]{1,20}$/)
const stamp = z.string().regex(/^\d{1,12}\.\d{1,8}$/)
const enterprise = z.string().regex(/^E[A-Z0-9]{1,20}$/)
const flag = z.preprocess((value) => value === true || value === 'true', z.boolean())
const optional = <T extends z.ZodType>(type: T) => z.preprocess((value) => value ?? undefined, type.optional())

const SlashCommand = z.object({
  command: z.string().regex(/^\/[^\s]{1,40}$/),
  text: z.string().max(20_000).default(''),
  api_app_id: app,
  team_id: team,
  enterprise_id: optional(enterprise),
  is_enterprise_install: flag,
  channel_id: channel,
  user_id: user,
  response_url: z.url(),
})

const sender = {
  api_app_id: optional(app),
  team: optional(z.object({ id: team, enterprise_id: optional(enterprise) })),
  enterprise: optional(z.object({ id: enterprise })),
  is_enterprise_install: flag,
  user: z.object({ id: user, team_id: optional(team) }),
}

const message = z.object({ ts: stamp, thread_ts: optional(stamp) })

const BlockActions = z.object({
  type: z.literal('block_actions'),
  ...sender,
  channel: optional(z.object({ id: channel })),
  message: optional(message),
  container: optional(z.object({ channel_id: optional(channel), thread_ts: optional(stamp) })),
  response_url: optional(z.url()),
  actions: z
    .array(z.object({ action_id: z.string().max(255), value: optional(z.string().max(2000)) }))
    .min(1)
    .max(25),
})

const MessageShortcut = z.object({
  type: z.literal('message_action'),
  ...sender,
  callback_id: z.string().max(255),
  channel: z.object({ id: channel }),
  message,
  response_url: optional(z.url()),
})

const GlobalShortcut = z.object({ type: z.literal('shortcut'), ...sender, callback_id: z.string().max(255) })

const Mention = z.object({
  type: z.literal('event_callback'),
  api_app_id: app,
  team_id: team,
  enterprise_id: optional(enterprise),
  event_id: z.string().regex(/^Ev[A-Za-z0-9]{1,40}$/),
  event: z.object({
    type: z.literal('app_mention'),
    channel,
    user: optional(user),
    text: z.string().max(40_000).default(''),
    ts: stamp,
    thread_ts: optional(stamp),
    bot_id: optional(z.string()),
    team: optional(team),
    user_team: optional(team),
  }),
})

/** The payloads that the listeners take, by what Slack calls them. */
export const payloads = { SlashCommand, BlockActions, MessageShortcut, GlobalShortcut, Mention }

/** A challenge is echoed, so it may only be what Slack sends: no markup, no script. */
const UrlVerification = z.object({
  type: z.literal('url_verification'),
  challenge: z.string().regex(/^[A-Za-z0-9._-]{1,200}$/),
})

/** Anything else that Slack may send to this app: acknowledged, since Slack would only send it again. */
const Other = z.object({ type: z.string().min(1).max(60) })

const isListenedTo = z.union([SlashCommand, BlockActions, MessageShortcut, GlobalShortcut, Mention])

/** What a verified body is. `listen` goes to the listeners as it came; `bad` has a form that Slack does not send. */
export type Kind =
  | { kind: 'listen'; body: Record<string, unknown>; event?: string }
  | { kind: 'challenge'; challenge: string }
  | { kind: 'check' }
  | { kind: 'other'; type: string }
  | { kind: 'bad' }

const listened = new Set(['block_actions', 'message_action', 'shortcut'])

/** @returns what a verified, parsed body is, judged by its schema alone. */
export const kindOf = (body: unknown): Kind => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { kind: 'bad' }
  const record = body as Record<string, unknown>
  if (Object.hasOwn(record, 'ssl_check')) return { kind: record['ssl_check'] === '1' ? 'check' : 'bad' }
  const known = isListenedTo.safeParse(body)
  if (known.success) {
    return { kind: 'listen', body: record, ...('event_id' in known.data ? { event: known.data.event_id } : {}) }
  }
  const challenge = UrlVerification.safeParse(body)
  if (challenge.success) return { kind: 'challenge', challenge: challenge.data.challenge }
  const other = Other.safeParse(body)
  if (!other.success || listened.has(other.data.type) || other.data.type === 'url_verification') return { kind: 'bad' }
  return { kind: 'other', type: other.data.type }
}
