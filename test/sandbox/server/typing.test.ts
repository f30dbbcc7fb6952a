import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { type ServedSandbox, secret, served, who } from './fixture.ts'

let sandbox: ServedSandbox | undefined
afterEach(() => sandbox?.stop())

const write = (text: string, more: object = {}) =>
  sandbox?.post('/sandbox/type', { do: 'write', ...who, text, ...more })
const bodyOf = (index = 0): string => {
  const event = sandbox?.events[index]
  return Buffer.from(event?.body ?? '', event?.isBase64Encoded === true ? 'base64' : 'utf8').toString()
}
const texts = () => sandbox?.slack.messages.map(({ text }) => text)
const json = (value: unknown) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})

describe('a slash command typed on the page', () => {
  test('is sent as Slack sends it, truly signed', async () => {
    sandbox = await served()
    await write('/otel verify production')
    const [event] = sandbox.events
    const timestamp = event?.headers['x-slack-request-timestamp']
    const expected = createHmac('sha256', secret).update(`v0:${timestamp}:${bodyOf()}`).digest('hex')
    expect(event?.headers['x-slack-signature']).toBe(`v0=${expected}`)
    expect(timestamp).toBe(String(Date.UTC(2026, 0, 15, 12) / 1000))
    expect(Object.fromEntries(new URLSearchParams(bodyOf()))).toMatchObject({
      command: '/otel',
      text: 'verify production',
      user_id: 'U0DEVELOPER',
      channel_id: 'C0OTELPROD',
      team_id: 'T0SANDBOX',
      api_app_id: 'A0SANDBOX',
      response_url: expect.stringContaining(`${sandbox.url}/commands/T0SANDBOX/`),
      trigger_id: expect.stringMatching(/./),
    })
  })

  test('shows what it was answered with at once, to the one who typed', async () => {
    sandbox = await served({ answer: () => json({ response_type: 'ephemeral', text: 'Checking …' }) })
    await write('/otel verify')
    expect(sandbox.slack.messages).toMatchObject([
      { user: 'U0DEVELOPER', text: '/otel verify', ephemeralTo: 'U0DEVELOPER' },
      { user: 'U0OTELBOT', text: 'Checking …', ephemeralTo: 'U0DEVELOPER' },
    ])
  })

  test("says in the reader's language when the handler fails", async () => {
    sandbox = await served({ answer: () => ({ statusCode: 500 }) })
    await write('/otel verify')
    await write('/otel verify', { user: 'U0ONCALL' })
    expect(texts()).toContain('/otel failed with the error “dispatch_failed”.')
    expect(texts()).toContain('/otel 失败，错误为“dispatch_failed”。')
  })

  test('is refused in a thread, and another command everywhere, without asking the bot', async () => {
    sandbox = await served()
    await write('hello')
    await write('/otel verify', { thread: sandbox.slack.messages[0]?.ts })
    await write('/deploy now')
    expect(texts()).toContain('/otel is not supported in threads.')
    expect(texts()).toContain('/deploy is not a valid command.')
    expect(sandbox.events).toEqual([])
  })
})

test('a mention in a thread is sent as an event with its thread, and stands in the thread', async () => {
  sandbox = await served()
  await write('hello')
  const ts = sandbox.slack.messages[0]?.ts
  await write('@otel verify', { thread: ts })
  expect(JSON.parse(bodyOf())).toMatchObject({
    type: 'event_callback',
    event_id: expect.stringMatching(/^Ev/),
    event: {
      type: 'app_mention',
      text: '<@U0OTELBOT> verify',
      thread_ts: ts,
      user: 'U0DEVELOPER',
      channel: 'C0OTELPROD',
    },
  })
  expect(sandbox.slack.messages[1]).toMatchObject({ thread: ts, text: '<@U0OTELBOT> verify' })
})

test('a pressed button is sent with its value, block and message', async () => {
  sandbox = await served()
  const { slack } = sandbox
  const elements = [
    { type: 'button', action_id: 'otel_run_0', text: { type: 'plain_text', text: 'Again' }, value: 'verify' },
  ]
  const call = { channel: who.channel, text: 'x', blocks: [{ type: 'actions', block_id: 'b1', elements }] }
  await sandbox.post('/api/chat.postMessage', call, { authorization: `Bearer ${slack.token}` })
  const ts = slack.messages[0]?.ts
  await sandbox.post('/sandbox/type', { do: 'press', ...who, ts, block: 'b1', action: 'otel_run_0' })
  expect(JSON.parse(new URLSearchParams(bodyOf()).get('payload') ?? '')).toMatchObject({
    type: 'block_actions',
    user: { id: 'U0DEVELOPER' },
    container: { message_ts: ts, is_ephemeral: false },
    actions: [{ action_id: 'otel_run_0', block_id: 'b1', value: 'verify' }],
  })
})

test('somebody who is not in the channel cannot write there', async () => {
  sandbox = await served()
  expect((await write('hello', { user: 'U0STRANGER' }))?.status).toBe(403)
  expect(sandbox.slack.messages).toEqual([])
})

describe('a request that a script signs itself', () => {
  const sign = (body: string, key = secret) => {
    const timestamp = String(Date.UTC(2026, 0, 15, 12) / 1000)
    const digest = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')
    return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` }
  }
  const slash = (path: string) =>
    new URLSearchParams({
      command: '/otel',
      text: 'verify',
      channel_id: who.channel,
      user_id: who.user,
      response_url: `${sandbox?.url}${path}`,
    }).toString()
  const send = (body: string, key?: string) =>
    fetch(`${sandbox?.url}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...sign(body, key) },
      body,
    })

  test('has its response_url honoured and its answer shown, as if Slack had issued it', async () => {
    sandbox = await served({ answer: () => json({ text: 'Checking …' }) })
    await send(slash('/commands/T0SANDBOX/7/abc'))
    const answered = await sandbox.post('/commands/T0SANDBOX/7/abc', { text: 'done' })
    expect(answered.status).toBe(200)
    expect(texts()).toEqual(['Checking …', 'done'])
  })

  test('leaves nothing behind when the signature is wrong', async () => {
    sandbox = await served({ answer: () => ({ statusCode: 401 }) })
    expect((await send(slash('/commands/T0SANDBOX/8/abc'), 'another-secret')).status).toBe(401)
    expect((await sandbox.post('/commands/T0SANDBOX/8/abc', { text: 'done' })).status).toBe(404)
    expect(sandbox.slack.messages).toEqual([])
  })

  test('may mention the app in a message that only it knows of; the reply finds its thread', async () => {
    sandbox = await served()
    const event = { type: 'app_mention', ...who, ts: '1768478400.000900', text: '<@U0OTELBOT> verify' }
    await send(JSON.stringify({ type: 'event_callback', event }))
    const reply = { channel: who.channel, text: 'here', thread_ts: event.ts }
    const posted = await sandbox.post('/api/chat.postMessage', reply, {
      authorization: `Bearer ${sandbox.slack.token}`,
    })
    expect(await posted.json()).toMatchObject({ ok: true })
  })
})
