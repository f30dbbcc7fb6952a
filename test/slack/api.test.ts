import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PortError } from '../../src/ports.ts'
import { memoryQueue, memoryStore, testApi, testConfig } from './front.ts'
import { mention, now, payloadForm, pressed, secret, shortcut, signature, signedEvent, slashForm } from './signed.ts'

const slash = (text: string, changed: Record<string, string | undefined> = {}) =>
  signedEvent({ body: slashForm(text, changed) })
const interaction = (payload: unknown) => signedEvent({ body: payloadForm(payload) })
const event = (body: unknown) => signedEvent({ body: JSON.stringify(body), type: 'application/json' })
const unsigned = (given: Parameters<typeof signedEvent>[0]) =>
  signedEvent({ ...given, headers: { 'x-slack-signature': `v0=${'0'.repeat(64)}` } })

describe('a slash command', () => {
  it('is queued and answered with what is being done', async () => {
    const { api, queue } = testApi()
    const answer = await api(slash('verify production'))
    expect(answer.statusCode).toBe(200)
    expect(JSON.parse(answer.body ?? '')).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('production'),
    })
    expect(queue.jobs).toMatchObject([
      {
        kind: 'command',
        request: {
          origin: 'slash',
          line: 'verify production',
          user: 'U0DEVELOPER',
          channel: 'C0OTELPROD',
          workspace: 'T0SANDBOX',
          responseUrl: expect.stringContaining('hooks.slack.com'),
        },
      },
    ])
  })

  it('asks for help or makes a mistake and is answered at once, without any work', async () => {
    const { api, queue } = testApi()
    for (const text of ['', 'help', 'help verify', 'verfy', 'verify nowhere', 'traces --slow x production']) {
      const answer = await api(slash(text))
      expect(JSON.parse(answer.body ?? ''), text).toMatchObject({
        response_type: 'ephemeral',
        blocks: expect.any(Array),
      })
    }
    const answer = await api(slash('verfy', { trigger_id: '3.4.def' }))
    expect(answer.body).toContain('verify')
    expect(queue.jobs).toEqual([])
  })

  it('works plain and base64, with and without a charset, in any script', async () => {
    for (const base64 of [true, false]) {
      for (const type of [
        'application/x-www-form-urlencoded',
        'application/x-www-form-urlencoded; charset=utf-8',
        'Application/X-WWW-Form-Urlencoded;charset=UTF-8',
      ]) {
        const { api, queue } = testApi()
        const answer = await api(signedEvent({ body: slashForm('logs production --grep 错误🚀'), type, base64 }))
        expect(answer.statusCode).toBe(200)
        expect(queue.jobs[0]?.request.line).toBe('logs production --grep 错误🚀')
      }
    }
  })

  it('undoes what Slack and phones make of typed text', async () => {
    const { api, queue } = testApi()
    await api(slash('logs production —grep “a &lt; b &amp; c”'))
    expect(queue.jobs[0]?.request.line).toBe('logs production --grep "a < b & c"')
  })

  it("speaks the person's language when it is known, else the configured one", async () => {
    const { api, store } = testApi()
    expect((await api(slash('help'))).body).toMatch(/Environments|OpenTelemetry/)
    await store.keep('locale#U0ONCALL', 'zh-CN', 100)
    expect((await api(slash('help', { user_id: 'U0ONCALL' }))).body).toMatch(/[\u4e00-\u9fff]{4}/)
    const chinese = testApi({ config: testConfig({ CHATOPS_LANGUAGE: 'zh-CN' }) })
    expect((await chinese.api(slash('help'))).body).toMatch(/[\u4e00-\u9fff]{4}/)
  })

  it('is refused where nothing may be read, with the reason and where to ask', async () => {
    const { api, queue } = testApi()
    const direct = await api(slash('verify production', { channel_id: 'D0DIRECT' }))
    expect(direct).toMatchObject({ statusCode: 200, body: expect.stringContaining('C0OTELPROD') })
    const wrong = await api(slash('verify production', { channel_id: 'C0ELSEWHERE' }))
    expect(wrong.body).toContain('C0OTELPROD')
    const unset = testApi({ config: testConfig({ CHATOPS_ENVIRONMENTS: undefined }) })
    expect((await unset.api(slash('verify'))).body).toContain('environment')
    expect([...queue.jobs, ...unset.queue.jobs]).toEqual([])
  })

  it('that is longer than any command is refused as a whole rather than cut', async () => {
    const { api, queue } = testApi()
    expect((await api(slash(`verify production ${'x'.repeat(3000)}`))).body).toContain('3000')
    expect(queue.jobs).toEqual([])
  })
})

describe('the same request again', () => {
  it('runs nothing, one after the other or all at once', async () => {
    const { api, queue } = testApi()
    const same = slash('verify production')
    const answers = await Promise.all(Array.from({ length: 20 }, () => api(same)))
    answers.push(await api(same))
    expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true)
    expect(answers.filter(({ body }) => body?.includes('already'))).toHaveLength(20)
    expect(queue.jobs).toHaveLength(1)
  })

  it('is known by its event id, however often and late Slack signs it anew', async () => {
    let clock = now
    const store = memoryStore(() => clock)
    const { api, queue } = testApi({ store, now: () => clock })
    for (const hours of [0, 0.02, 0.1, 23]) {
      clock = new Date(now.getTime() + hours * 3_600_000)
      const again = signedEvent({
        body: JSON.stringify(mention('<@U0OTELBOT> verify production')),
        type: 'application/json',
        at: clock,
      })
      expect((await api(again)).statusCode).toBe(200)
    }
    expect(queue.jobs).toHaveLength(1)
  })
})

describe('buttons, mentions and shortcuts', () => {
  it('queue the line of a button, as the one who pressed it', async () => {
    const { api, queue } = testApi()
    await api(interaction(pressed({ action_id: 'otel_run_3', value: 'traces production --errors' })))
    expect(queue.jobs).toMatchObject([
      { kind: 'command', request: { origin: 'button', line: 'traces production --errors', user: 'U0DEVELOPER' } },
    ])
  })

  it('queue what is to be shared', async () => {
    const { api, queue } = testApi()
    await api(interaction(pressed({ action_id: 'otel_share', value: 'abc-1' })))
    expect(queue.jobs).toMatchObject([{ kind: 'share', answer: 'abc-1' }])
  })

  it('queue a mention for its own thread, or the one that it stands in, even when it needs only help', async () => {
    const { api, queue } = testApi()
    await api(event(mention('<@U0OTELBOT> verify  production')))
    await api(
      event(mention('help <@U0OTELBOT>', { event: { thread_ts: '1795339000.000200' }, envelope: { event_id: 'Ev2' } })),
    )
    expect(queue.jobs.map(({ request }) => [request.origin, request.line, request.thread])).toEqual([
      ['mention', 'verify  production', '1795339800.000100'],
      ['mention', 'help', '1795339000.000200'],
    ])
  })

  it('verify by shortcut, on a message and anywhere', async () => {
    const { api, queue } = testApi()
    const onMessage = {
      ...shortcut('otel_verify'),
      type: 'message_action',
      channel: { id: 'C0OTELSTAGING' },
      message: { ts: '1795339800.000100' },
      response_url: 'https://hooks.slack.com/app/x/y',
    }
    expect((await api(interaction(onMessage))).statusCode).toBe(200)
    expect((await api(interaction(shortcut('otel_verify_anywhere')))).statusCode).toBe(200)
    expect(queue.jobs.map(({ request }) => [request.line, request.channel])).toEqual([
      ['verify', 'C0OTELSTAGING'],
      ['verify', 'C0OTELPROD'],
    ])
  })

  it('of which nothing is known are acknowledged and run nothing', async () => {
    const { api, queue } = testApi()
    const unknown = [
      interaction(pressed({ action_id: 'someone_elses', value: 'deploy' })),
      interaction(pressed({ action_id: 'otel_run_1' })),
      interaction(shortcut('unknown')),
      interaction({ type: 'view_closed', team: { id: 'T0SANDBOX' } }),
      event({ type: 'app_rate_limited', team_id: 'T0SANDBOX', minute_rate_limited: 1 }),
      event(mention('hello', { event: { type: 'reaction_added' } })),
      event(mention('verify production', { event: { bot_id: 'B0OTHER' } })),
    ]
    for (const each of unknown) expect((await api(each)).statusCode).toBe(200)
    expect(queue.jobs).toEqual([])
  })
})

describe('other workspaces and apps', () => {
  const foreign: Record<string, Record<string, string | undefined>> = {
    'another app': { api_app_id: 'A0OTHER' },
    'another workspace': { team_id: 'T0OTHER' },
    'an organisation-wide installation': { is_enterprise_install: 'true' },
  }
  it.each(Object.entries(foreign))('%s is refused with a sentence', async (_, changed) => {
    const { api, queue, store } = testApi()
    const answer = await api(slash('verify production', changed))
    expect(answer).toMatchObject({ statusCode: 200, body: expect.stringContaining('workspace') })
    expect([queue.jobs.length, store.rows.size]).toEqual([0, 0])
  })

  it('are refused in interactions and events too, also when the id is missing', async () => {
    const { api, queue } = testApi()
    const press = { action_id: 'otel_run_0', value: 'verify production' }
    const bodies = [
      { api_app_id: 'A0OTHER' },
      { api_app_id: undefined },
      { team: { id: 'T0OTHER' } },
      { team: null },
      { is_enterprise_install: true },
    ]
    for (const changed of bodies) await api(interaction(pressed(press, changed)))
    await api(event(mention('verify production', { envelope: { team_id: 'T0OTHER' } })))
    await api(event(mention('verify production', { envelope: { api_app_id: 'A0OTHER' } })))
    expect(queue.jobs).toEqual([])
  })

  it('need the organisation where one is configured', async () => {
    const config = testConfig({ SLACK_ENTERPRISE_ID: 'E0OURS' })
    const { api, queue } = testApi({ config })
    await api(slash('verify production'))
    await api(slash('verify production', { enterprise_id: 'E0OTHER' }))
    expect(queue.jobs).toEqual([])
    await api(slash('verify production', { enterprise_id: 'E0OURS' }))
    expect(queue.jobs).toHaveLength(1)
  })
})

describe('bad input', () => {
  const forms: [string, Parameters<typeof signedEvent>[0], number][] = [
    ['JSON that is none', { body: '{not json', type: 'application/json' }, 400],
    ['a payload that is no JSON', { body: 'payload=notjson' }, 400],
    ['a payload that is a number', { body: 'payload=7' }, 400],
    ['a payload beside other fields', { body: 'payload=%7B%7D&text=x' }, 400],
    ['an unknown media type', { body: 'x', type: 'text/xml' }, 415],
    ['an empty media type', { body: 'x', type: '' }, 415],
    ['5000 open brackets', { body: '['.repeat(5000), type: 'application/json' }, 400],
    [
      'bytes that are no UTF-8',
      { body: Buffer.concat([Buffer.from(`${slashForm('help')}&more=`), Buffer.of(0xff)]) },
      400,
    ],
    ['a field twice', { body: `${slashForm('verify')}&text=deploy` }, 400],
    ['a command without a channel', { body: slashForm('verify', { channel_id: undefined }) }, 400],
    ['a channel that is none', { body: slashForm('verify', { channel_id: '../../etc' }) }, 400],
    [
      'a polluted team',
      { body: payloadForm({ ...pressed({ action_id: 'otel_run_0', value: 'help' }), team: ['T0SANDBOX'] }) },
      400,
    ],
    ['an empty body', { body: '' }, 400],
    ['ssl_check with another value', { body: 'ssl_check=2' }, 400],
    [
      'a challenge with markup',
      { body: JSON.stringify({ type: 'url_verification', challenge: '<script>' }), type: 'application/json' },
      400,
    ],
  ]
  it.each(forms)('%s is refused when it is signed', async (_, given, status) => {
    const { api, queue } = testApi()
    expect(await api(signedEvent(given))).toEqual({ statusCode: status, headers: {}, body: '' })
    expect(queue.jobs).toEqual([])
  })

  it.each([
    ...forms,
    ['ssl_check', { body: 'ssl_check=1' }, 200],
    ['a challenge', { body: '{"type":"url_verification","challenge":"abc"}', type: 'application/json' }, 200],
  ] as typeof forms)('%s is refused before it is parsed when it is not signed', async (_, given) => {
    const { api } = testApi()
    expect(await api(unsigned(given))).toEqual({ statusCode: 401, headers: {}, body: '' })
  })

  it('is refused with one and the same answer, whatever is wrong with the signature', async () => {
    const { api } = testApi()
    const body = slashForm('verify')
    const day = 86_400_000
    const answers = await Promise.all([
      api(signedEvent({ body, secret: 'another' })),
      api(signedEvent({ body, at: new Date(now.getTime() + 365 * day) })),
      api(signedEvent({ body, at: new Date(now.getTime() - 301_000) })),
      api(signedEvent({ body, headers: { 'x-slack-signature': signature(body).replace('v0', 'v1') } })),
      api(signedEvent({ body, headers: { 'X-Slack-Signature': signature(body) } })),
      api({ ...signedEvent({ body }), headers: {} }),
      api({ ...signedEvent({ body }), headers: undefined }),
    ])
    for (const answer of answers) expect(answer).toEqual({ statusCode: 401, headers: {}, body: '' })
  })

  it('that is too large is refused unread', async () => {
    const { api } = testApi()
    for (const base64 of [true, false]) {
      expect((await api(signedEvent({ body: 'x'.repeat(70_000), base64 }))).statusCode).toBe(413)
      expect((await api(signedEvent({ body: '['.repeat(5_000_000), base64 }))).statusCode).toBe(413)
    }
  })

  it('goes nowhere but the one route', async () => {
    const { api } = testApi()
    const body = slashForm('verify production')
    expect((await api(signedEvent({ body, path: '/' }))).statusCode).toBe(404)
    expect((await api(signedEvent({ body, path: '/slack/events/..' }))).statusCode).toBe(404)
    expect(await api(signedEvent({ body, method: 'GET' }))).toMatchObject({
      statusCode: 405,
      headers: { allow: 'POST' },
    })
    expect((await api(signedEvent({ body, path: '/$default/slack/events' }))).statusCode).toBe(200)
    for (const odd of [undefined, null, {}, [], 'x', { rawPath: 7 }]) expect((await api(odd)).statusCode).toBe(400)
  })

  it('pollutes no prototype and grants nothing', async () => {
    const { api, queue } = testApi()
    const polluted = `{"__proto__":{"admin":true,"team_id":"T0SANDBOX"},"constructor":{"prototype":{"admin":true}},${JSON.stringify(pressed({ action_id: 'otel_run_0', value: 'verify production' }, { team: { id: 'T0OTHER' } })).slice(1)}`
    await api(signedEvent({ body: new URLSearchParams({ payload: polluted }).toString() }))
    await api(
      signedEvent({ body: `${slashForm('verify production', { team_id: 'T0OTHER' })}&__proto__=x&constructor=y` }),
    )
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
    expect(queue.jobs).toEqual([])
  })

  it('never makes the api throw', async () => {
    const { api } = testApi()
    const statuses = new Set([200, 400, 401, 404, 405, 413, 415])
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((payload) => new URLSearchParams({ payload }).toString()),
      fc.webQueryParameters(),
    )
    const type = fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'application/json; charset=x',
      'text/plain',
    )
    await fc.assert(
      fc.asyncProperty(body, type, fc.boolean(), fc.boolean(), async (text, media, base64, isSigned) => {
        const made = isSigned ? signedEvent : unsigned
        const { statusCode = 0 } = await api(made({ body: text, type: media, base64 }))
        expect(statuses).toContain(statusCode)
        if (!isSigned) expect(statusCode).toBe(401)
      }),
      { numRuns: 1500 },
    )
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true }), async (odd) => {
        expect(statuses).toContain((await api(odd)).statusCode)
      }),
      { numRuns: 500 },
    )
  })
})

describe('what Slack itself asks', () => {
  it('is answered when it is signed', async () => {
    const { api } = testApi()
    const challenge = await api(event({ type: 'url_verification', challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CYrDLHFpe' }))
    expect(challenge).toMatchObject({
      statusCode: 200,
      body: '3eZbrw1aBm2rZgRNFdxV2595E9CYrDLHFpe',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
    expect((await api(signedEvent({ body: 'ssl_check=1&token=x' }))).statusCode).toBe(200)
  })
})

describe('when the world fails', () => {
  const down = (reason: 'unavailable' | 'timed_out') => async () => {
    throw new PortError(reason, 'test', '')
  }

  it('says that nothing was started when the queue refuses', async () => {
    const { api } = testApi({ queue: { send: down('unavailable'), later: down('unavailable') } })
    expect(await api(slash('verify production'))).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining('nothing was started'),
    })
  })

  it('says that it is not certain when the queue never answered', async () => {
    const { api } = testApi({ queue: { send: down('timed_out'), later: down('timed_out') } })
    expect(await api(slash('verify production'))).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining('not certain'),
    })
  })

  it('says that nothing was started when the table refuses', async () => {
    const queue = memoryQueue()
    const store = { claim: down('unavailable'), keep: down('unavailable'), recall: down('unavailable') }
    const { api } = testApi({ store, queue })
    expect(await api(slash('verify production'))).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining('nothing was started'),
    })
    expect((await api(event(mention('verify production')))).statusCode).toBe(503)
    expect(queue.jobs).toEqual([])
  })

  it('has Slack send an event again that could not be queued, and then takes it', async () => {
    const working = memoryQueue()
    let isDown = true
    const send = (job: string, to: { group: string; once: string }) =>
      isDown ? down('unavailable')() : working.send(job, to)
    const { api } = testApi({ queue: { send, later: working.later } })
    expect((await api(event(mention('verify production')))).statusCode).toBe(503)
    isDown = false
    expect((await api(event(mention('verify production')))).statusCode).toBe(200)
    expect(working.jobs).toHaveLength(1)
  })

  it('logs no token, body, signature or response_url', async () => {
    const { api, logged } = testApi({ queue: { send: down('unavailable'), later: down('unavailable') } })
    await api(slash('verify production'))
    await api(event(mention('verify production')))
    await api(slash('verify production', { team_id: 'T0OTHER' }))
    await api(signedEvent({ body: '{not json', type: 'application/json' }))
    expect(logged.length).toBeGreaterThan(2)
    for (const line of logged) expect(line).not.toMatch(/hooks\.slack|verify|v0=|U0DEVELOPER|not json/)
    expect(logged.join()).not.toContain(secret)
  })
})
