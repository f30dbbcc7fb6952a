import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { issueResponseUrl } from '../../sandbox/slack/response-url.ts'
import { serveSlack } from '../../sandbox/slack/serve.ts'
import { makeSlack, type Slack } from '../../sandbox/slack/slack.ts'
import { responseUrlOf } from '../../src/adapters/slack/response-url.ts'
import { makeMessenger, makePeople, slackClient } from '../../src/adapters/slack.ts'
import type { Messenger, People } from '../../src/ports.ts'
import { sentence } from '../../src/slack/sentence.ts'

let clock = new Date('2026-11-22T09:30:00Z')
const now = (): Date => clock
const channel = 'C0OTELPROD'
const user = 'U0DEVELOPER'
const message = sentence('fine <!channel>')

let slack: Slack
let served: Awaited<ReturnType<typeof serveSlack>>
let messenger: Messenger
let people: People

beforeAll(async () => {
  slack = makeSlack({ now, token: 'xoxb-tests' })
  served = await serveSlack(slack)
})
afterAll(() => served.stop())
beforeEach(() => {
  clock = new Date('2026-11-22T09:30:00Z')
  const slackApiUrl = `${served.url}/api/`
  const client = slackClient({ token: 'xoxb-tests', slackApiUrl })
  messenger = makeMessenger(client, { slackApiUrl })
  people = makePeople(client, now)
  slack.messages.length = 0
  slack.injected.clear()
})
const responseUrl = (): string => `${served.url}${issueResponseUrl(slack, { channel, user }, 'commands')}`
const failing = (method: string, ...answers: ({ error: string } | { retryAfterSeconds: number })[]) =>
  slack.injected.set(method, answers)

describe('writing to Slack', () => {
  it('posts, into a thread, edits and whispers', async () => {
    const posted = await messenger.post(channel, message)
    await messenger.post(channel, sentence('in the thread'), posted.at)
    await messenger.edit(posted, sentence('edited'))
    await messenger.whisper({ channel, user }, sentence('to one'))
    expect(slack.messages.map(({ text, thread, ephemeralTo }) => ({ text, thread, ephemeralTo }))).toEqual([
      { text: 'edited', thread: undefined, ephemeralTo: undefined },
      { text: 'in the thread', thread: posted.at, ephemeralTo: undefined },
      { text: 'to one', thread: undefined, ephemeralTo: user },
    ])
  })

  it('answers through a response_url, for the asker or for all', async () => {
    const url = responseUrl()
    await messenger.respond(url, message, { shared: false })
    await messenger.respond(url, message, { shared: true })
    expect(slack.messages.map(({ ephemeralTo }) => ephemeralTo)).toEqual([user, undefined])
  })

  it('says when a response_url is used up or too old', async () => {
    const url = responseUrl()
    for (let use = 0; use < 5; use += 1) await messenger.respond(url, message, { shared: false })
    await expect(messenger.respond(url, message, { shared: false })).rejects.toMatchObject({ reason: 'not_found' })
    const old = responseUrl()
    clock = new Date(clock.getTime() + 31 * 60_000)
    await expect(messenger.respond(old, message, { shared: false })).rejects.toMatchObject({ reason: 'not_found' })
  })

  it.each([
    ['channel_not_found', 'not_found'],
    ['not_in_channel', 'not_found'],
    ['is_archived', 'not_found'],
    ['invalid_auth', 'credentials'],
    ['token_revoked', 'credentials'],
    ['missing_scope', 'access_denied'],
    ['invalid_blocks', 'unsupported'],
    ['msg_too_long', 'unsupported'],
    ['internal_error', 'unavailable'],
    ['something_new', 'unavailable'],
    ['constructor', 'unavailable'],
  ])('puts %s into our words as %s', async (error, reason) => {
    failing('chat.postMessage', { error })
    await expect(messenger.post(channel, message)).rejects.toMatchObject({ name: 'PortError', reason, detail: error })
  })

  it('asks once and passes on how long to wait when Slack limits', async () => {
    const before = slack.calls.length
    failing('chat.postMessage', { retryAfterSeconds: 300 })
    failing('response_url', { retryAfterSeconds: 30 })
    await expect(messenger.post(channel, message)).rejects.toMatchObject({
      reason: 'throttled',
      retryAfterSeconds: 300,
    })
    await expect(messenger.respond(responseUrl(), message, { shared: false })).rejects.toMatchObject({
      reason: 'throttled',
      retryAfterSeconds: 30,
    })
    expect(slack.calls.length - before).toBe(2)
  })

  it.each([
    ['a 500', (response: import('node:http').ServerResponse) => response.writeHead(500).end('oops'), 'unavailable'],
    [
      'HTML',
      (response: import('node:http').ServerResponse) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      'unavailable',
    ],
    ['nothing', (response: import('node:http').ServerResponse) => response.writeHead(200).end(), 'unavailable'],
    [
      'another shape',
      (response: import('node:http').ServerResponse) => response.writeHead(200).end('[]'),
      'unavailable',
    ],
    ['a dropped connection', (response: import('node:http').ServerResponse) => response.destroy(), 'unavailable'],
    [
      'a 429 without a number',
      (response: import('node:http').ServerResponse) => response.writeHead(429, { 'retry-after': 'soon' }).end(),
      'throttled',
    ],
  ])('tries once and fails with a reason when Slack answers %s', async (_, answer, reason) => {
    let calls = 0
    const server = createServer((_request, response) => {
      calls += 1
      answer(response)
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const slackApiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`
    const broken = makeMessenger(slackClient({ token: 'xoxb-tests', slackApiUrl }), { slackApiUrl })
    await expect(broken.post(channel, message)).rejects.toMatchObject({ name: 'PortError', reason })
    expect(calls).toBe(1)
    server.closeAllConnections()
    server.close()
  })
})

it('gives up on a Slack that never answers', async () => {
  const server = createServer(() => undefined).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const slackApiUrl = `${base}/api/`
  const client = slackClient({ token: 'xoxb-tests', slackApiUrl, timeoutMs: 40 })
  const waiting = makeMessenger(client, { slackApiUrl, timeoutMs: 40 })
  await expect(waiting.post(channel, message)).rejects.toMatchObject({ reason: 'timed_out' })
  const responding = waiting.respond(`${base}/commands/x`, message, { shared: false })
  await expect(responding).rejects.toMatchObject({ reason: 'timed_out' })
  server.closeAllConnections()
  server.close()
})

describe('response URLs', () => {
  const real = 'https://slack.com/api/'
  it.each(['commands', 'actions', 'app', 'workflows'])('may be under /%s/', (path) => {
    expect(responseUrlOf(`https://hooks.slack.com/${path}/T1/2/abc`, real)?.host).toBe('hooks.slack.com')
  })

  it.each([
    'http://hooks.slack.com/commands/T1/2/abc',
    'https://hooks.slack.com:8443/commands/T1/2/abc',
    'https://hooks.slack.com.evil.example/commands/T1/2/abc',
    'https://hooks.slack.com@evil.example/commands/T1/2/abc',
    'https://user@hooks.slack.com/commands/T1/2/abc',
    'https://user:word@hooks.slack.com/commands/T1/2/abc',
    'https://evil.example/commands/T1/2/abc',
    'https://hooks.slack.com/services/T1/2/abc',
    'https://hooks.slack.com/commands/../services/T1/2',
    'https://hooks.slack.com\\@evil.example/commands/x',
    'https://hooks.slack.com/comm\tands/x',
    ' https://hooks.slack.com/commands/x',
    'https://hooks.slack.com/commands/x\n',
    'https://hоoks.slack.com/commands/x',
    'https://169.254.169.254/commands/x',
    'https://2852039166/commands/x',
    'https://[::1]/commands/x',
    'http://127.0.0.1/commands/x',
    'http://localhost:3000/commands/x',
    'file:///commands/x',
    'not a url',
    '',
  ])('are refused when they are %j', async (url) => {
    expect(responseUrlOf(url, real)).toBeUndefined()
    let calls = 0
    const spy: typeof fetch = async () => {
      calls += 1
      return new Response('ok')
    }
    const client = slackClient({ token: 'xoxb-tests', slackApiUrl: real })
    const guarded = makeMessenger(client, { slackApiUrl: real, fetch: spy })
    await expect(guarded.respond(url, message, { shared: false })).rejects.toMatchObject({ reason: 'not_found' })
    expect(calls).toBe(0)
  })

  it('may be on loopback only where the Web API itself is, on the same host and port', () => {
    expect(responseUrlOf('http://127.0.0.1:3000/commands/x', 'http://127.0.0.1:3000/api/')).toBeDefined()
    expect(responseUrlOf('http://127.0.0.1:3001/commands/x', 'http://127.0.0.1:3000/api/')).toBeUndefined()
    expect(responseUrlOf('https://slack.com/commands/x', real)).toBeUndefined()
  })

  it('are not followed elsewhere', async () => {
    let reached = false
    const trap = createServer((request, response) => {
      if (request.url === '/commands/trap') reached = true
      response.writeHead(302, { location: '/commands/trap' }).end()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => trap.once('listening', resolve))
    const base = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`
    const slackApiUrl = `${base}/api/`
    const redirected = makeMessenger(slackClient({ token: 'xoxb-tests', slackApiUrl }), { slackApiUrl })
    await expect(redirected.respond(`${base}/commands/start`, message, { shared: false })).rejects.toMatchObject({
      reason: 'unavailable',
    })
    expect(reached).toBe(false)
    trap.closeAllConnections()
    trap.close()
  })
})

describe('who people are', () => {
  it('knows members, guests, strangers and apps, with their language', async () => {
    expect(await people.person('U0ONCALL')).toEqual({
      workspace: 'T0SANDBOX',
      guest: false,
      stranger: false,
      bot: false,
      deleted: false,
      locale: 'zh-CN',
    })
    expect(await people.person('U0GUEST')).toMatchObject({ guest: true })
    expect(await people.person('U0STRANGER')).toMatchObject({ stranger: true, workspace: 'T0ELSEWHERE' })
    expect(await people.person('U0OTELBOT')).toMatchObject({ bot: true })
  })

  it('knows channels, their members and user groups', async () => {
    expect(await people.channel('C0RANDOM')).toEqual({ external: true, archived: false })
    expect(await people.inChannel('C0OTELSTAGING', 'U0GUEST')).toBe(false)
    expect(await people.inChannel('C0OTELSTAGING', 'U0ONCALL')).toBe(true)
    expect(await people.inGroup('S0OTELREADERS', 'U0ONCALL')).toBe(true)
    expect(await people.inGroup('S0OTELREADERS', 'U0GUEST')).toBe(false)
  })

  it('remembers an answer for five minutes, and no failure', async () => {
    failing('users.info', { error: 'internal_error' })
    await expect(people.person(user)).rejects.toMatchObject({ reason: 'unavailable' })
    const before = slack.calls.length
    await people.person(user)
    await people.person(user)
    expect(slack.calls.length - before).toBe(1)
    clock = new Date(clock.getTime() + 5 * 60_000 + 1)
    await people.person(user)
    expect(slack.calls.length - before).toBe(2)
  })

  it('fails for who does not exist, so that callers refuse', async () => {
    await expect(people.person('U0NOBODY')).rejects.toMatchObject({ reason: 'not_found' })
    await expect(people.inGroup('S0NOBODY', user)).rejects.toMatchObject({ reason: 'not_found' })
  })
})
