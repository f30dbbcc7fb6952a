import type { WebClient } from '@slack/web-api'
import * as z from 'zod'
import { type Clock, type People, type Person, PortError } from '../../ports.ts'
import { callingSlack } from './errors.ts'

/** Milliseconds that an answer about a person counts: a right that was withdrawn ends within five minutes. */
const fresh = 5 * 60 * 1000
const mostRemembered = 5000
/** Pages of 1000 members; a channel with more is too large to be one in which production may be read. */
const mostPages = 10

const flag = z.boolean().optional()

// Slack leaves out flags for deactivated people and strangers; for others a missing one is a missing answer.
const User = z.object({
  team_id: z.string(),
  deleted: z.boolean(),
  is_bot: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  locale: z.string().optional(),
})

const Channel = z.object({
  is_archived: flag,
  is_ext_shared: flag,
  is_pending_ext_shared: flag,
  is_im: flag,
  is_mpim: flag,
})

const Members = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})
const Group = z.object({ users: z.array(z.string()) })

const understood = <T>(operation: string, schema: z.ZodType<T>, answer: unknown): T => {
  const parsed = schema.safeParse(answer)
  if (!parsed.success) throw new PortError('unavailable', operation, 'unexpected answer')
  return parsed.data
}

const personOf = (answer: unknown): Person => {
  const user = understood('users.info', User, answer)
  if (!user.deleted && !user.is_stranger && (user.is_restricted === undefined || user.is_bot === undefined)) {
    throw new PortError('unavailable', 'users.info', 'flags missing')
  }
  return {
    workspace: user.team_id,
    guest: user.is_restricted === true || user.is_ultra_restricted === true,
    stranger: user.is_stranger === true,
    bot: user.is_bot === true,
    deleted: user.deleted,
    ...(user.locale === undefined ? {} : { locale: user.locale }),
  }
}

/** @returns a function that remembers successful answers for five minutes; failures are asked again. */
const remembering = (now: Clock) => {
  const kept = new Map<string, { until: number; value: unknown }>()
  return async <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const known = kept.get(key)
    if (known !== undefined && known.until > now().getTime()) return known.value as T
    const value = await ask()
    if (kept.size >= mostRemembered) kept.clear()
    kept.set(key, { until: now().getTime() + fresh, value })
    return value
  }
}

const membersOf = async (client: WebClient, channel: string): Promise<ReadonlySet<string>> => {
  const members = new Set<string>()
  let cursor = ''
  for (let page = 0; page < mostPages; page += 1) {
    const call = client.conversations.members({ channel, limit: 1000, ...(cursor === '' ? {} : { cursor }) })
    const answer = understood('conversations.members', Members, await callingSlack('conversations.members', call))
    for (const member of answer.members) members.add(member)
    cursor = answer.response_metadata?.next_cursor ?? ''
    if (cursor === '') return members
  }
  throw new PortError('unsupported', 'conversations.members', 'too many members')
}

/** @returns the port that says who people are, each answer kept for five minutes; what cannot be asked is a `PortError`. */
export const makePeople = (client: WebClient, now: Clock): People => {
  const once = remembering(now)
  return {
    person: (user) =>
      once(`user ${user}`, async () => {
        const answer = await callingSlack('users.info', client.users.info({ user, include_locale: true }))
        return personOf(answer.user)
      }),
    channel: (channel) =>
      once(`channel ${channel}`, async () => {
        const answer = await callingSlack('conversations.info', client.conversations.info({ channel }))
        const about = understood('conversations.info', Channel, answer.channel)
        const external = about.is_ext_shared === true || about.is_pending_ext_shared === true
        return { external, archived: about.is_archived === true }
      }),
    async inChannel(channel, user) {
      return (await once(`members ${channel}`, () => membersOf(client, channel))).has(user)
    },
    async inGroup(group, user) {
      const members = await once(`group ${group}`, async () => {
        const answer = await callingSlack('usergroups.users.list', client.usergroups.users.list({ usergroup: group }))
        return new Set(understood('usergroups.users.list', Group, answer).users)
      })
      return members.has(user)
    },
  }
}
