import * as z from 'zod'
import { addMessage, editMessage, findMessage, removeMessage } from '../messages.ts'
import type { Slack, SlackMessage } from '../slack.ts'
import { contentRefusal, placeRefusal, threadRefusal } from './content.ts'
import { flag, method, refused } from './method.ts'

const content = { text: z.string().default(''), blocks: z.array(z.unknown()).default([]) }
/** Accepted and without effect here: how Slack would parse plain text. */
const parsing = {
  mrkdwn: flag.optional(),
  parse: z.enum(['none', 'full']).optional(),
  link_names: flag.optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
}
const ts = z.string().regex(/^\d+\.\d+$/)

/** @returns a message in the form in which Slack answers with it. */
const shown = ({ ts: at, user, text, blocks, thread }: SlackMessage, { workspace }: Slack) => ({
  type: 'message',
  ts: at,
  user,
  bot_id: workspace.bot.id,
  app_id: workspace.app,
  team: workspace.team,
  text,
  blocks,
  ...(thread === undefined ? {} : { thread_ts: thread }),
})

export const postMessage = method(
  'chat.postMessage',
  { channel: z.string(), ...content, ...parsing, thread_ts: ts.optional(), reply_broadcast: flag.default(false) },
  ({ channel, text, blocks, thread_ts: thread, reply_broadcast: broadcast }, { slack }) => {
    const no = placeRefusal(slack, channel) ?? threadRefusal(slack, channel, thread) ?? contentRefusal({ text, blocks })
    if (no !== undefined) return no
    const { user } = slack.workspace.bot
    const place = thread === undefined ? {} : { thread, broadcast }
    const message = addMessage(slack, { channel, user, text, blocks, ...place })
    return { ok: true, channel, ts: message.ts, message: shown(message, slack) }
  },
)

export const postEphemeral = method(
  'chat.postEphemeral',
  { channel: z.string(), user: z.string(), ...content, ...parsing, thread_ts: ts.optional() },
  ({ channel, user: ephemeralTo, text, blocks, thread_ts: thread }, { slack }) => {
    const no = placeRefusal(slack, channel) ?? contentRefusal({ text, blocks })
    if (no !== undefined) return no
    const members = slack.workspace.channels.find(({ id }) => id === channel)?.members ?? []
    if (!members.includes(ephemeralTo)) return refused('user_not_in_channel')
    const { user } = slack.workspace.bot
    const place = thread === undefined ? {} : { thread }
    const message = addMessage(slack, { channel, user, text, blocks, ephemeralTo, ...place })
    return { ok: true, message_ts: message.ts }
  },
)

export const update = method(
  'chat.update',
  { channel: z.string(), ts, ...content, ...parsing },
  ({ channel, ts: at, text, blocks }, { slack }) => {
    const no = placeRefusal(slack, channel)
    if (no !== undefined) return no
    const message = findMessage(slack, channel, at)
    if (message === undefined || message.ephemeralTo !== undefined) return refused('message_not_found')
    if (message.user !== slack.workspace.bot.user) return refused('cant_update_message')
    const wrong = contentRefusal({ text, blocks })
    if (wrong !== undefined) return wrong
    editMessage(slack, message, { text, blocks })
    return { ok: true, channel, ts: at, text, message: shown(message, slack) }
  },
)

export const remove = method('chat.delete', { channel: z.string(), ts }, ({ channel, ts: at }, { slack }) => {
  const no = placeRefusal(slack, channel)
  if (no !== undefined) return no
  const message = findMessage(slack, channel, at)
  if (message === undefined || message.ephemeralTo !== undefined) return refused('message_not_found')
  if (message.user !== slack.workspace.bot.user) return refused('cant_delete_message')
  removeMessage(slack, message)
  return { ok: true, channel, ts: at }
})
