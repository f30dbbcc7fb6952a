import { runAction, shareAction } from './blocks.ts'
import { payloads } from './payload.ts'

/** Ids by which a request is pinned to our app, workspace and organisation. */
export type Sender = {
  app: string | undefined
  team: string | undefined
  enterprise: string | undefined
  enterpriseInstall: boolean
  /** The person's own workspace, where Slack says so. */
  userTeam: string | undefined
}

/** What a person did in Slack, whichever way; not yet allowed to do anything. */
export type Incoming = {
  origin: 'slash' | 'mention' | 'button' | 'shortcut'
  asks: { line: string } | { share: string }
  sender: Sender
  user: string
  /** Absent for a global shortcut, which is not asked anywhere. */
  channel?: string
  thread?: string
  responseUrl?: string
  /** An id that Slack repeats when it sends the same event again. */
  event?: string
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/**
 * @returns a line as it was typed: Slack's links and entities undone, and the quotes and dashes that phones put in
 * place of `"` and `--`
 */
const typed = (text: string): string =>
  text
    .replace(/<([^<>|]{1,3000})(?:\|([^<>]{0,3000}))?>/g, (_, target: string, label?: string) => label || target)
    .replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity)
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/(^|\s)—(?=[a-z])/g, '$1--')
    .trim()

const known = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

const fromCommand = (body: unknown): Incoming | undefined => {
  const { data } = payloads.SlashCommand.safeParse(body)
  if (data === undefined) return undefined
  return {
    origin: 'slash',
    asks: { line: typed(data.text) },
    sender: {
      app: data.api_app_id,
      team: data.team_id,
      enterprise: data.enterprise_id,
      enterpriseInstall: data.is_enterprise_install,
      userTeam: undefined,
    },
    user: data.user_id,
    channel: data.channel_id,
    responseUrl: data.response_url,
  }
}

type Interaction = {
  api_app_id?: string | undefined
  team?: { id: string; enterprise_id?: string | undefined } | undefined
  enterprise?: { id: string } | undefined
  is_enterprise_install: boolean
  user: { id: string; team_id?: string | undefined }
}

const senderOf = ({ api_app_id, team, enterprise, is_enterprise_install, user }: Interaction): Sender => ({
  app: api_app_id,
  team: team?.id,
  enterprise: enterprise?.id ?? team?.enterprise_id,
  enterpriseInstall: is_enterprise_install,
  userTeam: user.team_id,
})

const fromActions = (body: unknown): Incoming | undefined => {
  const { data } = payloads.BlockActions.safeParse(body)
  const action = data?.actions.find(({ action_id }) => action_id === shareAction || runAction.test(action_id))
  if (data === undefined || action?.value === undefined) return undefined
  const thread = data.message?.thread_ts ?? data.container?.thread_ts
  return {
    origin: 'button',
    asks: action.action_id === shareAction ? { share: action.value } : { line: action.value },
    sender: senderOf(data),
    user: data.user.id,
    ...known({ channel: data.channel?.id ?? data.container?.channel_id, thread, responseUrl: data.response_url }),
  }
}

const fromShortcut = (body: unknown): Incoming | undefined => {
  const inMessage = payloads.MessageShortcut.safeParse(body).data
  const data = inMessage ?? payloads.GlobalShortcut.safeParse(body).data
  if (data === undefined) return undefined
  const where = known({
    channel: inMessage?.channel.id,
    thread: inMessage?.message.thread_ts,
    responseUrl: inMessage?.response_url,
  })
  return { origin: 'shortcut', asks: { line: 'verify' }, sender: senderOf(data), user: data.user.id, ...where }
}

const fromMention = (body: unknown): Incoming | undefined => {
  const { data } = payloads.Mention.safeParse(body)
  // What another app says is no request of a person.
  if (data?.event.user === undefined || data.event.bot_id !== undefined) return undefined
  const { event } = data
  return {
    origin: 'mention',
    asks: { line: typed(event.text.replace(/<@[UW][A-Z0-9]{1,20}(?:\|[^<>]{0,100})?>/, ' ')).slice(0, 3000) },
    sender: {
      app: data.api_app_id,
      team: data.team_id,
      enterprise: data.enterprise_id,
      enterpriseInstall: false,
      userTeam: event.user_team ?? event.team,
    },
    user: data.event.user,
    channel: event.channel,
    thread: event.thread_ts ?? event.ts,
    event: data.event_id,
  }
}

/** How each kind of payload is read; undefined when there is nothing in it that a person asked. */
export const incomingOf = { command: fromCommand, actions: fromActions, shortcut: fromShortcut, mention: fromMention }
