import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ServedSandbox, served } from './fixture.ts'

let sandbox: ServedSandbox
beforeEach(async () => {
  sandbox = await served()
})
afterEach(() => sandbox.stop())

/** `fetch` does not let a Host header be chosen. */
const statusFor = (headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asking = request(`${sandbox.url}/sandbox/state`, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asking.on('error', reject).end()
  })

describe('the server', () => {
  test('answers to its own names only, so that a foreign name that resolves here gets nothing', async () => {
    const { host, port } = new URL(sandbox.url)
    expect(await statusFor({ host })).toBe(200)
    expect(await statusFor({ host: `localhost:${port}` })).toBe(200)
    expect(await statusFor({ host: 'rebound.example' })).toBe(403)
    expect(await statusFor({ host: `127.0.0.1.rebound.example:${port}` })).toBe(403)
  })

  test('takes nothing from pages of other origins', async () => {
    const deed = { do: 'write', user: 'U0DEVELOPER', channel: 'C0OTELPROD', text: 'hello' }
    expect((await sandbox.post('/sandbox/type', deed, { origin: 'http://foreign.example' })).status).toBe(403)
    expect(sandbox.slack.messages).toEqual([])
    expect((await sandbox.post('/sandbox/type', deed, { origin: sandbox.url })).status).toBe(200)
  })

  test('sends the page and lets it load nothing from elsewhere', async () => {
    const response = await fetch(sandbox.url)
    expect(await response.text()).toContain('the page')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test.each(['/../package.json', '/..%2f..%2fetc/passwd.html', '/nothing.html', '/index'])(
    'has no %s',
    async (path) => {
      expect((await fetch(`${sandbox.url}${path}`)).status).toBe(404)
    },
  )

  test('gives the simulated Web API at the same address', async () => {
    const response = await sandbox.post('/api/auth.test', {}, { authorization: `Bearer ${sandbox.slack.token}` })
    expect(await response.json()).toMatchObject({ ok: true, team_id: 'T0SANDBOX' })
  })
})

describe('faults', () => {
  test('are switched on and off, and shown with the state', async () => {
    await sandbox.post('/sandbox/faults', { on: ['collector-stopped'] })
    const state = await (await fetch(`${sandbox.url}/sandbox/state`)).json()
    expect(state).toMatchObject({ faults: { all: ['collector-stopped'], on: ['collector-stopped'] } })
    expect(await (await sandbox.post('/sandbox/faults', { on: [] })).json()).toEqual({ on: [] })
  })

  test('that do not exist are refused by name', async () => {
    const response = await sandbox.post('/sandbox/faults', { on: ['gremlins'] })
    expect([response.status, await response.json()]).toEqual([400, { error: 'there is no such fault' }])
  })
})

test('time passes when it is asked to, and by no more than a day', async () => {
  await sandbox.post('/sandbox/clock', { advanceSeconds: 300 })
  expect(sandbox.clock.now()).toEqual(new Date('2026-01-15T12:05:00Z'))
  expect((await sandbox.post('/sandbox/clock', { advanceSeconds: 86_401 })).status).toBe(400)
  expect(sandbox.clock.now()).toEqual(new Date('2026-01-15T12:05:00Z'))
})

test('an open page is told of new messages', async () => {
  const response = await fetch(`${sandbox.url}/sandbox/events`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  await sandbox.post('/sandbox/type', { do: 'write', user: 'U0DEVELOPER', channel: 'C0OTELPROD', text: 'hello' })
  let heard = ''
  while (!heard.includes('event: messages')) heard += (await reader?.read())?.value ?? expect.fail('the stream ended')
  expect(heard).toContain('event: messages')
})
