import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeClock } from '../../../sandbox/account/clock.ts'
import { compose } from '../../../sandbox/compose.ts'
import { serve } from '../../../sandbox/server/server.ts'
import { makeSlack } from '../../../sandbox/slack/slack.ts'

/** The bot itself, over the simulated account and the simulated Slack; only the browser is missing. */
const started = async () => {
  const clock = makeClock(new Date('2026-01-15T15:00:00Z'))
  const slack = makeSlack({ now: clock.now })
  const problems: unknown[] = []
  const secret = 'sandbox-signing-secret'
  const running = await serve({
    port: 0,
    slack,
    clock,
    secret,
    page: '/nowhere',
    still: true,
    report: (problem) => problems.push(problem),
    makeBot: (baseUrl) => compose({ slack, clock, secret, baseUrl, seed: 1, log: () => undefined }),
  })
  const post = (path: string, value: unknown) =>
    fetch(`${running.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value),
    })
  /** Resolves as soon as a message of the bot holds the text. */
  const sees = (text: string): Promise<(typeof slack.messages)[number]> => {
    const found = () => slack.messages.find((message) => message.user === 'U0OTELBOT' && message.text.includes(text))
    return new Promise((resolve) => {
      const look = () => {
        const message = found()
        if (message === undefined) return
        slack.listeners.delete(look)
        resolve(message)
      }
      slack.listeners.add(look)
      look()
    })
  }
  return { ...running, slack, clock, problems, post, sees }
}

let sandbox: Awaited<ReturnType<typeof started>>
beforeEach(async () => {
  sandbox = await started()
})
afterEach(() => sandbox.stop())

const who = { user: 'U0DEVELOPER', channel: 'C0OTELPROD' }
const type = (text: string, more: object = {}) => sandbox.post('/sandbox/type', { do: 'write', ...who, text, ...more })
const blocksOf = (message: { blocks: readonly unknown[] }) =>
  message.blocks as { block_id: string; type: string; elements: { action_id: string }[] }[]

describe('the whole bot on the simulated account', () => {
  test('says at once what it does, then answers the asker alone', async () => {
    await type('/otel verify')
    expect(await sandbox.sees('Checking')).toMatchObject({ ephemeralTo: 'U0DEVELOPER' })
    expect(await sandbox.sees('Telemetry flows in production')).toMatchObject({ ephemeralTo: 'U0DEVELOPER' })
    expect(sandbox.problems).toEqual([])
  })

  test("answers in the reader's own language", async () => {
    await type('/otel status', { user: 'U0ONCALL' })
    const first = await sandbox.sees('production')
    await type('/otel status', { user: 'U0ONCALL' })
    expect(JSON.stringify([first, ...sandbox.slack.messages])).toMatch(/[\u4e00-\u9fff]/)
  })

  test('finds a fault that was switched on, and finds nothing when it is switched off again', async () => {
    await sandbox.post('/sandbox/faults', { on: ['collector-stopped'] })
    await type('/otel status')
    const broken = await sandbox.sees('production')
    expect(broken.text).not.toContain('✅')
    await sandbox.post('/sandbox/faults', { on: [] })
    sandbox.slack.messages.splice(0)
    await type('/otel verify')
    expect(await sandbox.sees('Telemetry flows')).toBeDefined()
  })

  test('shares an answer with the channel when its button is pressed', async () => {
    await type('/otel verify')
    const answer = await sandbox.sees('Telemetry flows')
    const actions = blocksOf(answer).find((block) => block.type === 'actions')
    const share = actions?.elements.find(({ action_id: action }) => action === 'otel_share')
    const press = { do: 'press', ...who, ts: answer.ts, block: actions?.block_id, action: share?.action_id }
    await sandbox.post('/sandbox/type', press)
    const shared = () =>
      sandbox.slack.messages.filter(({ ephemeralTo, user }) => ephemeralTo === undefined && user === 'U0OTELBOT')
    await expect
      .poll(shared)
      .toMatchObject([{ channel: who.channel, text: expect.stringContaining('Telemetry flows') }])
  })

  test('answers a mention in its thread', async () => {
    await type('is all well?')
    const thread = sandbox.slack.messages[0]?.ts
    await type('@otel verify', { thread })
    expect(await sandbox.sees('Telemetry flows')).toMatchObject({ thread })
  })

  test('looks again by itself when what was settling has had its time', async () => {
    await sandbox.post('/sandbox/faults', { on: ['deploying'] })
    await type('/otel verify')
    await sandbox.sees('settling')
    await sandbox.post('/sandbox/clock', { advanceSeconds: 900 })
    expect(await sandbox.sees('Telemetry flows')).toMatchObject({ ephemeralTo: 'U0DEVELOPER' })
  })

  test('answers the shortcut of a message', async () => {
    await type('is all well?')
    const ts = sandbox.slack.messages[0]?.ts
    await sandbox.post('/sandbox/type', { do: 'shortcut', ...who, ts, callback: 'otel_verify' })
    expect(await sandbox.sees('Telemetry flows')).toBeDefined()
  })

  test('reads the second account in its own channel', async () => {
    await type('/otel verify', { channel: 'C0OTELSTAGING' })
    expect(await sandbox.sees('Telemetry flows in staging')).toBeDefined()
  })

  test.each([
    ['a guest', { user: 'U0GUEST' }, 'Guests may not'],
    ['a partner of another organisation', { user: 'U0STRANGER', channel: 'C0RANDOM' }, 'may be read'],
  ])('refuses %s with a reason', async (_name, more, sentence) => {
    await type('/otel verify', more)
    expect(await sandbox.sees(sentence)).toMatchObject({ ephemeralTo: more.user })
  })

  test('shows the account as it is, even what the bot may not read', async () => {
    await sandbox.post('/sandbox/faults', { on: ['collector-stopped', 'read-denied', 'throttled'] })
    const state = await (await fetch(`${sandbox.url}/sandbox/state`)).json()
    expect(state).toMatchObject({
      environments: [
        { name: 'production', collector: { running: 0, wanted: 2 } },
        { name: 'staging', collector: { running: 2, wanted: 2 } },
      ],
    })
  })
})
