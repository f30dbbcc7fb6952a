import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { argumentsOf, bodyOf } from './body.ts'
import { addMessage, editMessage, findMessage, removeMessage } from './messages.ts'
import { contentRefusal } from './methods/content.ts'
import { type Call, type Reply, refused } from './methods/method.ts'
import type { ResponseUrl, Slack } from './slack.ts'

/** Slack's limits: five answers within 30 minutes (docs.slack.dev/interactivity/handling-user-interaction). */
const mostUses = 5
const lifetimeMs = 30 * 60_000

const Answer = z.strictObject({
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
  text: z.string().default(''),
  blocks: z.array(z.unknown()).default([]),
  mrkdwn: z.boolean().optional(),
  parse: z.enum(['none', 'full']).optional(),
  link_names: z.boolean().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
})
type Answer = z.infer<typeof Answer>

/** @returns the path of a fresh response_url; `message` is the one whose button was pressed. */
export const issueResponseUrl = (
  slack: Slack,
  place: Pick<ResponseUrl, 'channel' | 'user' | 'message' | 'thread'>,
  kind: 'commands' | 'actions',
): string => {
  const path = `/${kind}/${slack.workspace.team}/${slack.next()}/${crypto.randomUUID().replaceAll('-', '')}`
  slack.responseUrls.set(path, { ...place, uses: 0, until: slack.now().getTime() + lifetimeMs })
  return path
}

const applied = (slack: Slack, url: ResponseUrl, answer: Answer): Reply => {
  const original = url.message === undefined ? undefined : findMessage(slack, url.channel, url.message)
  if (answer.delete_original) {
    if (original === undefined) return refused('message_not_found')
    removeMessage(slack, original)
    return { ok: true }
  }
  const { text, blocks } = answer
  const no = contentRefusal({ text, blocks })
  if (no !== undefined) return no
  if (answer.replace_original && original !== undefined) {
    editMessage(slack, original, { text, blocks })
    return { ok: true }
  }
  const thread = answer.thread_ts ?? url.thread
  const seen = answer.response_type === 'ephemeral' ? { ephemeralTo: url.user } : {}
  const place = thread === undefined ? seen : { ...seen, thread }
  addMessage(slack, { channel: url.channel, user: slack.workspace.bot.user, text, blocks, ...place })
  return { ok: true }
}

/** Uses a response_url once. @returns Slack's reply and the HTTP status, 404 when it is used up or too old. */
const used = (slack: Slack, path: string, answer: Answer): { status: number; reply: Reply } => {
  const url = slack.responseUrls.get(path)
  if (url === undefined) return { status: 404, reply: refused('invalid_url') }
  if (slack.now().getTime() > url.until) return { status: 404, reply: refused('expired_url') }
  if (url.uses >= mostUses) return { status: 404, reply: refused('used_url') }
  url.uses += 1
  const reply = applied(slack, url, answer)
  return { status: reply.ok ? 200 : 400, reply }
}

/** Answers a post to a response_url, as hooks.slack.com would. */
export const answerResponseUrl = async (
  request: IncomingMessage,
  response: ServerResponse,
  { slack, baseUrl }: Call,
): Promise<void> => {
  const { pathname } = new URL(request.url ?? '/', baseUrl)
  const finish = (status: number, reply: Reply, headers: Record<string, string> = {}): void => {
    slack.calls.push({ method: 'response_url', at: slack.now(), answer: reply.error ?? 'ok' })
    response.writeHead(status, {
      'content-type': reply.ok ? 'text/html' : 'application/json; charset=utf-8',
      ...headers,
    })
    response.end(reply.ok ? 'ok' : JSON.stringify(reply))
  }
  const read = argumentsOf(request.headers['content-type'] ?? '', (await bodyOf(request)) ?? Buffer.alloc(0))
  const injected = slack.injected.get('response_url')?.shift()
  if (injected !== undefined) {
    if ('error' in injected) return finish(404, refused(injected.error))
    return finish(429, refused('ratelimited'), { 'retry-after': String(injected.retryAfterSeconds) })
  }
  if ('error' in read) return finish(400, refused(read.error))
  const parsed = Answer.safeParse(read.args)
  if (!parsed.success) return finish(400, refused('invalid_payload', [z.prettifyError(parsed.error)]))
  const { status, reply } = used(slack, pathname, parsed.data)
  finish(status, reply)
}
