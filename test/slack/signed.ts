import { createHmac } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'

export const secret = 'a-signing-secret-of-the-tests'
export const now = new Date('2026-11-22T09:30:00Z')

type Given = {
  body?: string | Buffer
  type?: string | undefined
  at?: Date
  secret?: string
  headers?: Record<string, string>
  base64?: boolean
  path?: string
  method?: string
}

/** @returns Slack's v0 signature of a body, by its own algorithm. */
export const signature = (body: string | Buffer, at: Date | string = now, key = secret): string => {
  const timestamp = typeof at === 'string' ? at : String(Math.floor(at.getTime() / 1000))
  return `v0=${createHmac('sha256', key).update(`v0:${timestamp}:`).update(body).digest('hex')}`
}

/** @returns a whole, truly signed HTTP API v2 event; a test names only what matters to it. */
export const signedEvent = (given: Given = {}): APIGatewayProxyEventV2 => {
  const {
    body = '',
    type = 'application/x-www-form-urlencoded',
    at = now,
    base64 = true,
    path = '/slack/events',
    method = 'POST',
  } = given
  const bytes = Buffer.from(body)
  return {
    version: '2.0',
    routeKey: 'POST /slack/events',
    rawPath: path,
    rawQueryString: '',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(Math.floor(at.getTime() / 1000)),
      'x-slack-signature': signature(bytes, at, given.secret),
      ...given.headers,
    },
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'api.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '198.51.100.7', userAgent: 'Slackbot 1.0' },
      requestId: 'request',
      routeKey: 'POST /slack/events',
      stage: '$default',
      time: '22/Nov/2026:09:30:00 +0000',
      timeEpoch: at.getTime(),
    },
    body: base64 ? bytes.toString('base64') : bytes.toString(),
    isBase64Encoded: base64,
  }
}

/** @returns the form that Slack posts for a slash command, with what a test changes of it. */
export const slashForm = (text: string, changed: Record<string, string | undefined> = {}): string => {
  const fields = {
    command: '/otel',
    text,
    api_app_id: 'A0SANDBOX',
    team_id: 'T0SANDBOX',
    team_domain: 'sandbox',
    channel_id: 'C0OTELPROD',
    channel_name: 'otel-prod',
    user_id: 'U0DEVELOPER',
    user_name: 'developer',
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.com/commands/T0SANDBOX/1/aaaaaaaaaaaa',
    trigger_id: '1.2.abc',
    ...changed,
  }
  const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return new URLSearchParams(given).toString()
}

/** @returns the form of an interaction. */
export const payloadForm = (payload: unknown): string =>
  new URLSearchParams({ payload: JSON.stringify(payload) }).toString()

const sender = {
  api_app_id: 'A0SANDBOX',
  team: { id: 'T0SANDBOX', domain: 'sandbox' },
  enterprise: null,
  is_enterprise_install: false,
  user: { id: 'U0DEVELOPER', team_id: 'T0SANDBOX' },
}

/** @returns a pressed button. */
export const pressed = (action: { action_id: string; value?: string }, changed: object = {}) => ({
  type: 'block_actions',
  ...sender,
  channel: { id: 'C0OTELPROD', name: 'otel-prod' },
  container: { type: 'message', channel_id: 'C0OTELPROD', is_ephemeral: true },
  response_url: 'https://hooks.slack.com/actions/T0SANDBOX/1/bbbbbbbbbbbb',
  actions: [{ type: 'button', block_id: 'b', ...action }],
  ...changed,
})

/** @returns a global shortcut. */
export const shortcut = (callback_id: string) => ({ type: 'shortcut', ...sender, callback_id, action_ts: '1.0' })

/** @returns a mention of the app. */
export const mention = (text: string, changed: { event?: object; envelope?: object } = {}) => ({
  type: 'event_callback',
  api_app_id: 'A0SANDBOX',
  team_id: 'T0SANDBOX',
  event_id: 'Ev0123456789',
  event_time: 1,
  event: {
    type: 'app_mention',
    channel: 'C0OTELPROD',
    user: 'U0DEVELOPER',
    text,
    ts: '1795339800.000100',
    team: 'T0SANDBOX',
    ...changed.event,
  },
  ...changed.envelope,
})
