import * as z from 'zod'
import { addMessage, findMessage } from '../messages.ts'
import { count, method, refused } from './method.ts'

export const uploadUrl = method(
  'files.getUploadURLExternal',
  {
    filename: z.string().min(1),
    length: count.min(1),
    alt_txt: z.string().optional(),
    snippet_type: z.string().optional(),
  },
  ({ filename }, { slack, baseUrl }) => {
    const id = `F${slack.next()}`
    slack.files.set(id, { id, name: filename, bytes: new Uint8Array(), shared: false })
    return { ok: true, file_id: id, upload_url: `${baseUrl}/upload/${id}` }
  },
)

const Files = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1)

export const completeUpload = method(
  'files.completeUploadExternal',
  {
    files: Files,
    channel_id: z.string().optional(),
    thread_ts: z.string().optional(),
    initial_comment: z.string().default(''),
  },
  ({ files, channel_id: channel, thread_ts: thread, initial_comment: text }, { slack }) => {
    const found = files.map(({ id }) => slack.files.get(id))
    if (found.some((file) => file === undefined || file.bytes.length === 0)) return refused('file_not_found')
    if (channel === undefined) return { ok: true, files }
    const place = slack.workspace.channels.find(({ id }) => id === channel)
    if (place === undefined) return refused('channel_not_found')
    if (!place.members.includes(slack.workspace.bot.user)) return refused('not_in_channel')
    if (thread !== undefined && findMessage(slack, channel, thread) === undefined) return refused('invalid_thread_ts')
    const blocks = files.map(({ id, title = id }) => ({ type: 'image', slack_file: { id }, alt_text: title }))
    const where = thread === undefined ? {} : { thread }
    addMessage(slack, { channel, user: slack.workspace.bot.user, text, blocks, ...where })
    for (const file of found) if (file !== undefined) file.shared = true
    return { ok: true, files }
  },
)
