import { timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { findMessage } from '../slack/messages.ts'
import { signed } from '../slack/sign.ts'
import type { Slack } from '../slack/slack.ts'
import { type Asked, askedIn, jsonIn } from './asked.ts'

const Mention = z.object({
  event: z.object({
    type: z.literal('app_mention'),
    channel: z.string(),
    user: z.string(),
    ts: z.string(),
    text: z.string(),
    thread_ts: z.string().optional(),
  }),
})

const isOurs = (body: Buffer, header: (name: string) => string, secret: string): boolean => {
  const at = new Date(Number(header('x-slack-request-timestamp')) * 1000)
  if (Number.isNaN(at.getTime())) return false
  const expected = Buffer.from(signed(body.toString('utf8'), secret, at)['x-slack-signature'] ?? '')
  const given = Buffer.from(header('x-slack-signature'))
  return expected.length === given.length && timingSafeEqual(expected, given)
}

const adoptUrl = (slack: Slack, asked: Asked, baseUrl: string): void => {
  if (asked.responseUrl === undefined || !URL.canParse(asked.responseUrl)) return
  const { origin, pathname } = new URL(asked.responseUrl)
  if (origin !== new URL(baseUrl).origin || slack.responseUrls.has(pathname)) return
  const { channel, user } = asked
  slack.responseUrls.set(pathname, { channel, user, uses: 0, until: slack.now().getTime() + 30 * 60_000 })
}

const adoptMention = (slack: Slack, body: Buffer): void => {
  const mention = Mention.safeParse(jsonIn(body.toString('utf8')))
  if (!mention.success) return
  const { channel, user, ts, text, thread_ts: thread } = mention.data.event
  if (findMessage(slack, channel, ts) !== undefined) return
  slack.messages.push({ channel, user, ts, text, blocks: [], ...(thread === undefined ? {} : { thread }) })
}

type Passing = { slack: Slack; baseUrl: string; secret: string; body: Buffer; header: (name: string) => string }

/**
 * A script may sign a request itself, with a message and a response_url that the simulated Slack never issued.
 * Slack would know both, so the simulated one learns them here, from truly signed requests only.
 */
export const learn = ({ slack, baseUrl, secret, body, header }: Passing): void => {
  if (!isOurs(body, header, secret)) return
  const asked = askedIn(body)
  if (asked !== undefined) adoptUrl(slack, asked, baseUrl)
  else adoptMention(slack, body)
}
