import type { Payload } from '../slack/payloads/who.ts'
import { signed } from '../slack/sign.ts'
import type { Slack } from '../slack/slack.ts'

/** What is needed to send what Slack would send. */
export type Hand = { slack: Slack; baseUrl: string; secret: string }

/** Slack waits three seconds for an answer (docs.slack.dev/interactivity/slash-commands). */
const patienceMs = 3000

/** Signs and sends a payload to the bot's public route, as Slack does. @returns Slack's word for what went wrong, if anything */
export const deliver = async (
  { slack, baseUrl, secret }: Hand,
  { type, body }: Payload,
): Promise<string | undefined> => {
  const headers = { 'content-type': type, 'user-agent': 'Slackbot 1.0', ...signed(body, secret, slack.now()) }
  const signal = AbortSignal.timeout(patienceMs)
  try {
    const response = await fetch(`${baseUrl}/slack/events`, {
      method: 'POST',
      headers,
      body,
      signal,
      redirect: 'error',
    })
    await response.arrayBuffer()
    return response.ok ? undefined : 'dispatch_failed'
  } catch {
    return signal.aborted ? 'operation_timeout' : 'dispatch_failed'
  }
}
