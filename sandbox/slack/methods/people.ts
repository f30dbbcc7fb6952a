import * as z from 'zod'
import { count, flag, method, refused } from './method.ts'

export const authTest = method('auth.test', {}, (_args, { slack: { workspace }, baseUrl }) => ({
  ok: true,
  url: `${baseUrl}/`,
  team: workspace.teamName,
  user: workspace.bot.name,
  team_id: workspace.team,
  user_id: workspace.bot.user,
  bot_id: workspace.bot.id,
  is_enterprise_install: false,
}))

export const botInfo = method('bots.info', { bot: z.string() }, ({ bot }, { slack: { workspace } }) =>
  bot === workspace.bot.id
    ? {
        ok: true,
        bot: { id: bot, deleted: false, name: workspace.bot.name, app_id: workspace.app, user_id: workspace.bot.user },
      }
    : refused('bot_not_found'),
)

export const usersInfo = method(
  'users.info',
  { user: z.string(), include_locale: flag.default(false) },
  ({ user, include_locale: withLocale }, { slack: { workspace } }) => {
    const person = workspace.people.find(({ id }) => id === user)
    if (person === undefined) return refused('user_not_found')
    const foreign = person.team !== workspace.team
    return {
      ok: true,
      user: {
        id: person.id,
        team_id: person.team,
        name: person.name.toLowerCase().replaceAll(' ', '-'),
        real_name: person.name,
        deleted: false,
        tz: person.zone,
        is_bot: person.bot,
        is_app_user: false,
        is_restricted: person.guest,
        is_ultra_restricted: false,
        /** Slack adds this only for people of another organisation. */
        ...(foreign ? { is_stranger: true } : {}),
        ...(withLocale ? { locale: person.locale } : {}),
        profile: { real_name: person.name, display_name: person.name, team: person.team },
      },
    }
  },
)

export const groupMembers = method(
  'usergroups.users.list',
  { usergroup: z.string(), include_disabled: flag.optional() },
  ({ usergroup }, { slack: { workspace } }) => {
    const group = workspace.groups.find(({ id }) => id === usergroup)
    return group === undefined ? refused('no_such_subteam') : { ok: true, users: group.members }
  },
)

export const channelInfo = method(
  'conversations.info',
  { channel: z.string(), include_locale: flag.optional(), include_num_members: flag.default(false) },
  ({ channel, include_num_members: counted }, { slack: { workspace } }) => {
    const found = workspace.channels.find(({ id }) => id === channel)
    if (found === undefined) return refused('channel_not_found')
    return {
      ok: true,
      channel: {
        id: found.id,
        name: found.name,
        is_channel: true,
        is_group: false,
        is_im: false,
        is_private: false,
        is_archived: found.archived,
        is_shared: found.external,
        is_ext_shared: found.external,
        is_org_shared: false,
        is_pending_ext_shared: false,
        is_member: found.members.includes(workspace.bot.user),
        context_team_id: workspace.team,
        ...(counted ? { num_members: found.members.length } : {}),
      },
    }
  },
)

const cursorAt = (offset: number): string => Buffer.from(`offset:${offset}`).toString('base64')
const offsetOf = (cursor: string): number | undefined => {
  const found = /^offset:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1]
  return found === undefined ? undefined : Number(found)
}

export const channelMembers = method(
  'conversations.members',
  { channel: z.string(), cursor: z.string().default(''), limit: count.min(1).max(1000).default(100) },
  ({ channel, cursor, limit }, { slack: { workspace } }) => {
    const members = workspace.channels.find(({ id }) => id === channel)?.members
    if (members === undefined) return refused('channel_not_found')
    const from = cursor === '' ? 0 : offsetOf(cursor)
    if (from === undefined) return refused('invalid_cursor')
    const to = from + limit
    const next = to < members.length ? cursorAt(to) : ''
    return { ok: true, members: members.slice(from, to), response_metadata: { next_cursor: next } }
  },
)
