import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'

const running = new Set<ChildProcess>()
afterEach(() => {
  for (const child of running) child.kill()
  running.clear()
})

type Started = { printed: Promise<string>; ended: Promise<{ status: number | null; errors: string }> }

/** Runs what `npm start` runs after the page has been built. */
const start = (port: string | number): Started => {
  const env = { ...process.env, PORT: String(port), LANG: 'en_US.UTF-8', LC_ALL: '' }
  const child = spawn(process.execPath, ['sandbox/start.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let printed = ''
  let errors = ''
  child.stderr.on('data', (text) => {
    errors += text
  })
  return {
    printed: new Promise((resolve) => {
      child.stdout.on('data', (text) => {
        printed += text
        if (printed.includes('/sandbox/messages')) resolve(printed)
      })
    }),
    ended: new Promise((resolve) => child.on('close', (status) => resolve({ status, errors }))),
  }
}

const occupied = async (): Promise<{ port: number; free: () => void }> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, free: () => server.close() }
}

describe('npm start', () => {
  test('prints all that a script needs to sign a request and to read the answer', async () => {
    const printed = await start(0).printed
    const one = (pattern: RegExp): string => pattern.exec(printed)?.[1] ?? expect.fail(`not printed: ${pattern}`)
    const url = one(/(http:\/\/127\.0\.0\.1:\d+)\s/)
    const body = new URLSearchParams({
      command: '/otel',
      text: 'verify production',
      team_id: one(/workspace\s+(T\w+)/),
      channel_id: one(/channel\s+(C\w+)/),
      user_id: one(/user\s+(U\w+)/),
      api_app_id: one(/app\s+(A\w+)/),
      response_url: `${url}/commands/T1/1/own`,
      trigger_id: '1.2.3',
    }).toString()
    const timestamp = String(Math.floor(Date.now() / 1000))
    const digest = createHmac('sha256', one(/signing secret\s+(\S+)/))
      .update(`v0:${timestamp}:${body}`)
      .digest('hex')
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
    }
    const send = () => fetch(`${url}/slack/events`, { method: 'POST', headers, body })
    expect((await send()).status).toBe(200)
    const texts = async () => JSON.stringify(await (await fetch(`${url}/sandbox/messages`)).json())
    await expect.poll(texts, { timeout: 15_000 }).toContain('Telemetry flows in production')
    const unsigned = await fetch(`${url}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': headers['content-type'] },
      body,
    })
    expect(unsigned.status).toBe(401)
  })

  test('says in one sentence that the port is in use', async () => {
    const { port, free } = await occupied()
    const { status, errors } = await start(port).ended
    free()
    expect({ status, errors: errors.trim() }).toEqual({
      status: 2,
      errors: `Port ${port} is in use. Choose another one: PORT=0 npm start takes a free one.`,
    })
  })

  test.each(['http', '70000', '1.5'])('says in one sentence that %s is no port', async (port) => {
    const { status, errors } = await start(port).ended
    expect({ status, errors: errors.trim() }).toEqual({
      status: 2,
      errors: 'PORT must be a whole number from 0 to 65535.',
    })
  })
})
