import { workspace as ordinary, type Workspace } from './workspace.ts'

/** A message as the simulated Slack holds it; `ts` is its id in the channel, as in Slack. */
export type SlackMessage = {
  ts: string
  channel: string
  user: string
  text: string
  blocks: readonly unknown[]
  thread?: string
  /** The only person who sees it. Slack cannot edit such a message through `chat.update`. */
  ephemeralTo?: string
  editedAt?: string
  /** Shown in the channel although it stands in a thread. */
  broadcast?: boolean
}

export type SlackView = {
  id: string
  hash: string
  user: string
  view: { type: 'modal' | 'home'; [more: string]: unknown }
  open: boolean
}
type SlackFile = { id: string; name: string; bytes: Uint8Array; shared: boolean }
/** A capability for answers to one request: five uses, 30 minutes. */
export type ResponseUrl = {
  channel: string
  user: string
  message?: string
  thread?: string
  uses: number
  until: number
}
/** What a method answers next instead of doing its work. */
export type Injected = { error: string } | { retryAfterSeconds: number }

export type Slack = {
  workspace: Workspace
  token: string
  /** What the token may, as Slack says in a header of every answer. */
  scopes: readonly string[]
  /** Sandbox time. */
  now: () => Date
  messages: SlackMessage[]
  views: Map<string, SlackView>
  files: Map<string, SlackFile>
  responseUrls: Map<string, ResponseUrl>
  triggers: Map<string, { user: string; until: number; used: boolean }>
  injected: Map<string, Injected[]>
  /** Every call of the Web API and of response_urls, oldest first. */
  calls: { method: string; at: Date; answer: string }[]
  /** A number that was never given before, for ids. */
  next: () => number
  /** Told after every change of what people see. */
  listeners: Set<() => void>
}

/** Those of the committed manifest. */
const allScopes = [
  'app_mentions:read',
  'channels:read',
  'chat:write',
  'commands',
  'groups:read',
  'usergroups:read',
  'users:read',
]

/**
 * @param options.now sandbox time; the simulated Slack never reads another clock
 * @param options.token the bot token that it accepts
 */
export const makeSlack = ({
  now,
  token = 'xoxb-sandbox-token',
  workspace = ordinary,
}: {
  now: () => Date
  token?: string
  workspace?: Workspace
}): Slack => {
  let given = 0
  return {
    workspace: { ...workspace },
    token,
    scopes: [...allScopes],
    now,
    messages: [],
    views: new Map(),
    files: new Map(),
    responseUrls: new Map(),
    triggers: new Map(),
    injected: new Map(),
    calls: [],
    next: () => {
      given += 1
      return given
    },
    listeners: new Set(),
  }
}

/** Tells everybody who watches that what people see has changed. */
export const changed = (slack: Slack): void => {
  for (const listener of slack.listeners) listener()
}

/** Makes the next call of a method fail so: with Slack's error code, or rate limited (HTTP 429 with Retry-After). */
export const failNext = (slack: Slack, method: string, injected: Injected): void => {
  slack.injected.set(method, [...(slack.injected.get(method) ?? []), injected])
}
