import { LogLevel, WebClient } from '@slack/web-api'
import * as z from 'zod'
import { type Message, type Messenger, PortError, type Posted } from '../ports.ts'
import { callingSlack } from './slack/errors.ts'
import { postResponse } from './slack/response-url.ts'

export { makePeople } from './slack/people.ts'

type Options = { token: string; slackApiUrl: string; timeoutMs?: number }

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
}

/**
 * @returns Slack's client without any retry or waiting of its own: the queue is the only one that tries again.
 * The SDK's defaults post twice when an answer is lost and wait for half an hour (reference/security.md section 0).
 */
export const slackClient = ({ token, slackApiUrl, timeoutMs = 3000 }: Options): WebClient =>
  new WebClient(token, {
    slackApiUrl,
    retryConfig: { retries: 0 },
    timeout: timeoutMs,
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: silent,
  })

/** Nothing that Slack could expand: names, links, formatting, previews. */
const plainly = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false, mrkdwn: false } as const

const Stamp = z.object({ channel: z.string(), ts: z.string() })

const content = ({ text, blocks }: Message) => ({ text, ...(blocks.length > 0 ? { blocks: [...blocks] } : {}) })

/** @returns the port that writes to Slack, over Web API calls and response URLs; every failure is a `PortError`. */
export const makeMessenger = (
  client: WebClient,
  options: { slackApiUrl: string; fetch?: typeof globalThis.fetch; timeoutMs?: number },
): Messenger => ({
  respond: (responseUrl, message, { shared }) =>
    postResponse(responseUrl, message, {
      shared,
      slackApiUrl: options.slackApiUrl,
      fetch: options.fetch ?? globalThis.fetch,
      timeoutMs: options.timeoutMs ?? 3000,
    }),
  async post(channel, message, thread) {
    const call = client.chat.postMessage({
      channel,
      ...content(message),
      ...plainly,
      ...(thread ? { thread_ts: thread } : {}),
    })
    const answer = Stamp.safeParse(await callingSlack('chat.postMessage', call))
    if (!answer.success) throw new PortError('unavailable', 'chat.postMessage', 'unexpected answer')
    return { channel: answer.data.channel, at: answer.data.ts } satisfies Posted
  },
  async edit({ channel, at }, message) {
    const call = client.chat.update({
      channel,
      ts: at,
      text: message.text,
      blocks: [...message.blocks],
      parse: 'none',
      link_names: false,
    })
    await callingSlack('chat.update', call)
  },
  async whisper({ channel, user, thread }, message) {
    const to = { channel, user, ...(thread ? { thread_ts: thread } : {}) }
    const call = client.chat.postEphemeral({ ...to, ...content(message), parse: 'none', link_names: false })
    await callingSlack('chat.postEphemeral', call)
  },
})
