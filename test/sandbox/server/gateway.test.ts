import { afterEach, expect, test } from 'vitest'
import { type ServedSandbox, served } from './fixture.ts'

let sandbox: ServedSandbox | undefined
afterEach(() => sandbox?.stop())

test('a form reaches the handler as API Gateway passes it: base64, lower-case headers, payload format 2.0', async () => {
  sandbox = await served()
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Slack-Signature': 'v0=x' }
  await fetch(`${sandbox.url}/slack/events?a=1&b=2`, { method: 'POST', headers, body: 'command=%2Fotel' })
  expect(sandbox.events).toMatchObject([
    {
      version: '2.0',
      rawPath: '/slack/events',
      rawQueryString: 'a=1&b=2',
      headers: { 'content-type': headers['Content-Type'], 'x-slack-signature': 'v0=x' },
      body: Buffer.from('command=%2Fotel').toString('base64'),
      isBase64Encoded: true,
      requestContext: {
        http: { method: 'POST', path: '/slack/events', sourceIp: '127.0.0.1' },
        stage: '$default',
        time: '15/Jan/2026:12:00:00 +0000',
        timeEpoch: Date.UTC(2026, 0, 15, 12),
      },
    },
  ])
})

test('JSON reaches it as text, and nothing at all without a body', async () => {
  sandbox = await served()
  await sandbox.post('/slack/events', { type: 'url_verification' })
  await fetch(`${sandbox.url}/slack/events`)
  expect(sandbox.events[0]).toMatchObject({ body: '{"type":"url_verification"}', isBase64Encoded: false })
  expect(sandbox.events[1]).toMatchObject({ routeKey: 'GET /slack/events', isBase64Encoded: false })
  expect(sandbox.events[1]).not.toHaveProperty('body')
})

test('repeated headers are joined by commas, as the HTTP API joins them', async () => {
  sandbox = await served()
  const headers = new Headers([
    ['x-slack-signature', 'v0=a'],
    ['x-slack-signature', 'v0=b'],
  ])
  await fetch(`${sandbox.url}/slack/events`, { method: 'POST', headers })
  expect(sandbox.events[0]?.headers['x-slack-signature']).toMatch(/^v0=a, ?v0=b$/)
})

test("the handler's status, headers and base64 body are what the caller gets", async () => {
  const body = Buffer.from([1, 2, 255]).toString('base64')
  sandbox = await served({
    answer: () => ({ statusCode: 418, headers: { 'x-own': 'yes' }, body, isBase64Encoded: true }),
  })
  const response = await fetch(`${sandbox.url}/slack/events`, { method: 'POST' })
  expect([response.status, response.headers.get('x-own')]).toEqual([418, 'yes'])
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 255])
})
