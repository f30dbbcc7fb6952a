/** The simulated workspace. People are called by their roles; none of them exists. */

type SlackPerson = {
  id: string
  team: string
  name: string
  /** Slack's form of a locale, `en-US`. */
  locale: string
  /** IANA name of the zone in which Slack shows this person times. */
  zone: string
  guest: boolean
  bot: boolean
}

type SlackChannel = {
  id: string
  name: string
  topic: string
  members: readonly string[]
  /** Shared with another organisation through Slack Connect. */
  external: boolean
  archived: boolean
}

export type Workspace = {
  team: string
  teamName: string
  app: string
  bot: { user: string; id: string; name: string }
  people: readonly SlackPerson[]
  channels: readonly SlackChannel[]
  groups: readonly { id: string; handle: string; members: readonly string[] }[]
}

const team = 'T0SANDBOX'
const elsewhere = 'T0ELSEWHERE'
const bot = { user: 'U0OTELBOT', id: 'B0OTELBOT', name: 'otel' }

const person = (id: string, name: string, rest: Partial<SlackPerson> = {}): SlackPerson => ({
  id,
  team,
  name,
  locale: 'en-US',
  zone: 'America/New_York',
  guest: false,
  bot: false,
  ...rest,
})

const people = [
  person('U0DEVELOPER', 'Developer'),
  person('U0ONCALL', 'On call', { locale: 'zh-CN', zone: 'Asia/Shanghai' }),
  person('U0GUEST', 'Guest', { guest: true }),
  person('U0STRANGER', 'Partner', { team: elsewhere }),
  person(bot.user, bot.name, { bot: true }),
]

const channel = (id: string, name: string, rest: Partial<SlackChannel>): SlackChannel => ({
  id,
  name,
  topic: '',
  members: [],
  external: false,
  archived: false,
  ...rest,
})

/** One workspace: two members (English, Simplified Chinese), a guest, and a stranger who shares one channel. */
export const workspace: Workspace = {
  team,
  teamName: 'Sandbox',
  app: 'A0SANDBOX',
  bot,
  people,
  channels: [
    channel('C0OTELPROD', 'otel-prod', { members: ['U0DEVELOPER', 'U0ONCALL', 'U0GUEST', bot.user] }),
    channel('C0OTELSTAGING', 'otel-staging', { members: ['U0DEVELOPER', 'U0ONCALL', bot.user] }),
    channel('C0RANDOM', 'random', { members: people.map(({ id }) => id), external: true }),
  ],
  groups: [{ id: 'S0OTELREADERS', handle: 'otel-readers', members: ['U0DEVELOPER', 'U0ONCALL'] }],
}
