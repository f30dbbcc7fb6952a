import { createHmac } from 'node:crypto'

/**
 * Signs a body as Slack signs its requests: HMAC-SHA256 over `v0:{timestamp}:{raw body}`.
 * Source: docs.slack.dev/authentication/verifying-requests-from-slack.
 * @returns the two headers that go with it
 */
export const signed = (body: string, secret: string, at: Date): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` }
}
