import type { SQSEvent, SQSRecord } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { issueResponseUrl } from '../../sandbox/slack/response-url.ts'
import { serveSlack } from '../../sandbox/slack/serve.ts'
import { makeSlack, type Slack } from '../../sandbox/slack/slack.ts'
import { workspace } from '../../sandbox/slack/workspace.ts'
import { makeMessenger, makePeople, slackClient } from '../../src/adapters/slack.ts'
import type { AccountPorts } from '../../src/ports.ts'
import { PortError } from '../../src/ports.ts'
import type { Job, Request } from '../../src/request.ts'
import { say } from '../../src/rich.ts'
import { type Answer, makeWorker, type WorkerParts } from '../../src/worker.ts'
import { memoryQueue, memoryStore, testConfig } from './front.ts'

const start = new Date('2026-11-22T09:30:00Z')
let clock = start
const now = (): Date => clock

let slack: Slack
let served: Awaited<ReturnType<typeof serveSlack>>
beforeAll(async () => {
  slack = makeSlack({ now, token: 'xoxb-tests' })
  served = await serveSlack(slack)
})
afterAll(() => served.stop())
beforeEach(() => {
  clock = start
  slack.workspace = workspace
  slack.messages.length = 0
  slack.calls.length = 0
  slack.injected.clear()
})

const fine: Answer = {
  outcome: 'passed',
  card: { mark: 'passed', headline: say`Telemetry flows in production`, parts: [] },
}

let sequence = 0
const request = (changed: Partial<Request> = {}): Request => {
  const { channel = 'C0OTELPROD', user = 'U0DEVELOPER', origin = 'slash' } = changed
  sequence += 1
  return {
    id: `request-${sequence}`,
    at: now().toISOString(),
    origin,
    line: 'verify production',
    workspace: 'T0SANDBOX',
    channel,
    user,
    ...(origin === 'mention'
      ? {}
      : { responseUrl: `${served.url}${issueResponseUrl(slack, { channel, user }, 'commands')}` }),
    ...changed,
  }
}
const command = (changed: Partial<Request> = {}): Job => ({ version: 1, kind: 'command', request: request(changed) })

const record = (body: string, changed: { id?: string; group?: string; received?: number } = {}): SQSRecord => ({
  messageId: changed.id ?? `m-${body.length}-${Math.floor(body.length / 3)}`,
  receiptHandle: `handle-${changed.id ?? 'm'}`,
  body,
  attributes: {
    ApproximateReceiveCount: String(changed.received ?? 1),
    SentTimestamp: '0',
    SenderId: 's',
    ApproximateFirstReceiveTimestamp: '0',
    ...(changed.group === undefined ? {} : { MessageGroupId: changed.group }),
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:jobs.fifo',
  awsRegion: 'us-east-1',
})
const eventOf = (...jobs: (Job | SQSRecord)[]): SQSEvent => ({
  Records: jobs.map((job, index) => ('kind' in job ? record(JSON.stringify(job), { id: `m${index}` }) : job)),
})

const testWorker = (changed: Partial<WorkerParts> = {}) => {
  const slackApiUrl = `${served.url}/api/`
  const client = slackClient({ token: 'xoxb-tests', slackApiUrl, timeoutMs: 10_000 })
  const store = memoryStore(now)
  const queue = memoryQueue()
  const postponed: [string, number][] = []
  const logged: string[] = []
  const metrics: [string, number][] = []
  let runs = 0
  const { runPlan = async () => fine } = changed
  const work = makeWorker({
    config: testConfig({ SLACK_API_URL: slackApiUrl }),
    store,
    queue,
    messenger: makeMessenger(client, { slackApiUrl, timeoutMs: 10_000 }),
    people: makePeople(client, now),
    account: () => ({}) as AccountPorts,
    now,
    metric: (name, value) => metrics.push([name, value]),
    log: (event, fields) => logged.push(JSON.stringify({ event, ...fields })),
    postpone: async (handle, seconds) => {
      postponed.push([handle, seconds])
    },
    ...changed,
    runPlan: (...given) => {
      runs += 1
      return runPlan(...given)
    },
  })
  const process = (event: SQSEvent, remaining = 30_000) => work(event, { getRemainingTimeInMillis: () => remaining })
  return { process, store, queue, postponed, logged, metrics, runs: () => runs }
}
const failing = (method: string, ...answers: ({ error: string } | { retryAfterSeconds: number })[]) =>
  slack.injected.set(method, answers)
const done = { batchItemFailures: [] }
const returned = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) })
const seen = () =>
  slack.messages.map(({ text, channel, thread, ephemeralTo }) => ({ text, channel, thread, ephemeralTo }))

describe('an answer', () => {
  it('to a slash command is one message for its asker alone, with a button to share it', async () => {
    const { process } = testWorker()
    expect(await process(eventOf(command()))).toEqual(done)
    expect(seen()).toEqual([
      {
        text: '✅ Telemetry flows in production',
        channel: 'C0OTELPROD',
        thread: undefined,
        ephemeralTo: 'U0DEVELOPER',
      },
    ])
    expect(JSON.stringify(slack.messages[0]?.blocks)).toContain('otel_share')
  })

  it('to a mention stands in its thread for all, without that button', async () => {
    const root = await rootMessage()
    const { process } = testWorker()
    expect(await process(eventOf(command({ origin: 'mention', thread: root })))).toEqual(done)
    expect(seen().slice(1)).toEqual([
      { text: '✅ Telemetry flows in production', channel: 'C0OTELPROD', thread: root, ephemeralTo: undefined },
    ])
    expect(JSON.stringify(slack.messages)).not.toContain('otel_share')
  })

  it('to a button in a thread stays in that thread', async () => {
    const root = await rootMessage()
    const { process } = testWorker()
    await process(eventOf(command({ origin: 'button', thread: root })))
    expect(seen().at(-1)).toMatchObject({ thread: root, ephemeralTo: 'U0DEVELOPER' })
  })

  it("is in the person's own language, which the api knows from then on", async () => {
    const { process, store } = testWorker()
    await process(eventOf(command({ user: 'U0ONCALL', line: 'help' })))
    expect(JSON.stringify(slack.messages[0]?.blocks)).toMatch(/[\u4e00-\u9fff]{4}/)
    expect(await store.recall('locale#U0ONCALL')).toBe('zh-CN')
  })

  it('to help or a mistake needs no run', async () => {
    const { process, runs } = testWorker()
    await process(eventOf(command({ line: 'help' }), command({ line: 'verfy' })))
    expect(slack.messages).toHaveLength(2)
    expect(runs()).toBe(0)
  })

  it('can be shared once it is there, with who shared it', async () => {
    const { process } = testWorker()
    const asked = command()
    await process(eventOf(asked))
    const share: Job = { version: 1, kind: 'share', request: request({ user: 'U0ONCALL' }), answer: asked.request.id }
    expect(await process(eventOf(share))).toEqual(done)
    expect(seen().at(-1)).toMatchObject({ text: '✅ Telemetry flows in production', ephemeralTo: undefined })
    const blocks = JSON.stringify(slack.messages.at(-1)?.blocks)
    expect(blocks).toContain('"user_id":"U0ONCALL"')
    expect(blocks).not.toContain('otel_share')
  })

  it('cannot be shared when it is no longer kept, or into another channel', async () => {
    const { process } = testWorker()
    const asked = command()
    await process(eventOf(asked))
    const elsewhere: Job = {
      version: 1,
      kind: 'share',
      request: request({ channel: 'C0OTELSTAGING' }),
      answer: asked.request.id,
    }
    await process(eventOf(elsewhere))
    clock = new Date(start.getTime() + 3_700_000)
    await process(eventOf({ version: 1, kind: 'share', request: request(), answer: asked.request.id }))
    expect(slack.messages.every(({ ephemeralTo }) => ephemeralTo === 'U0DEVELOPER')).toBe(true)
    expect(seen().map(({ text }) => text)).toEqual([
      expect.anything(),
      expect.stringContaining('another channel'),
      expect.stringContaining('no longer kept'),
    ])
  })
})

const rootMessage = async (): Promise<string> => {
  const { addMessage } = await import('../../sandbox/slack/messages.ts')
  return addMessage(slack, { channel: 'C0OTELPROD', user: 'U0DEVELOPER', text: 'root', blocks: [] }).ts
}

describe('who may not read', () => {
  const people = (changed: object): Partial<Request> => {
    slack.workspace = {
      ...workspace,
      people: workspace.people.map((each) => (each.id === 'U0DEVELOPER' ? { ...each, ...changed } : each)),
    }
    return {}
  }
  const channels = (changed: object): Partial<Request> => {
    slack.workspace = {
      ...workspace,
      channels: workspace.channels.map((each) => (each.id === 'C0OTELPROD' ? { ...each, ...changed } : each)),
    }
    return {}
  }
  const cases: [string, () => Partial<Request>, RegExp][] = [
    ['a guest', () => ({ user: 'U0GUEST' }), /Guests/],
    [
      'a stranger',
      () => ({ user: 'U0STRANGER', channel: 'C0RANDOM', line: 'verify staging' }),
      /members of this workspace/,
    ],
    ['another app', () => ({ user: 'U0OTELBOT' }), /apps/],
    ['somebody of another workspace', () => people({ team: 'T0OTHER' }), /members of this workspace/],
    [
      'somebody whose click came from another workspace',
      () => ({ userWorkspace: 'T0OTHER' }),
      /members of this workspace/,
    ],
    ['who is not in the channel', () => channels({ members: ['U0ONCALL', 'U0OTELBOT'] }), /members of this channel/],
    ['anybody in a channel that others share', () => channels({ external: true }), /shared with another/],
    ['anybody in a direct message', () => ({ channel: 'D0DIRECT' }), /direct messages/],
    ['anybody in a channel of no environment', () => ({ channel: 'C0ELSEWHERE' }), /No environment/],
    ['who is in no reader group', () => ({ channel: 'C0OTELSTAGING', line: 'verify staging' }), /reader groups/],
    [
      'who asks for an environment of another channel',
      () => ({ channel: 'C0OTELSTAGING', line: 'verify production' }),
      /production/,
    ],
  ]
  it.each(cases)('%s is told why, and nothing is run', async (name, prepare, reason) => {
    const prepared = prepare()
    if (name === 'who is in no reader group')
      slack.workspace = {
        ...slack.workspace,
        groups: [{ id: 'S0OTELREADERS', handle: 'otel-readers', members: ['U0ONCALL'] }],
      }
    const { process, runs } = testWorker()
    expect(await process(eventOf(command(prepared)))).toEqual(done)
    expect(runs()).toBe(0)
    expect(slack.messages).toHaveLength(1)
    expect(slack.messages[0]?.text).toMatch(reason)
    expect(slack.messages[0]?.ephemeralTo).toBe(prepared.user ?? 'U0DEVELOPER')
  })

  it('is told privately also after a mention', async () => {
    const root = await rootMessage()
    const { process } = testWorker()
    await process(eventOf(command({ origin: 'mention', thread: root, user: 'U0GUEST' })))
    expect(seen().at(-1)).toMatchObject({ thread: root, ephemeralTo: 'U0GUEST' })
  })

  it.each(['users.info', 'conversations.info', 'conversations.members', 'usergroups.users.list'])(
    'is everybody while Slack does not say who they are (%s)',
    async (method) => {
      failing(method, { error: 'internal_error' })
      const { process, runs } = testWorker()
      const asked = method.startsWith('usergroups') ? { channel: 'C0OTELSTAGING', line: 'verify staging' } : {}
      expect(await process(eventOf(command(asked)))).toEqual(done)
      expect(runs()).toBe(0)
      expect(slack.messages[0]?.text).toMatch(/could not say who you are/)
    },
  )

  it('may not share either', async () => {
    const { process } = testWorker()
    const asked = command()
    await process(eventOf(asked))
    await process(
      eventOf({ version: 1, kind: 'share', request: request({ user: 'U0GUEST' }), answer: asked.request.id }),
    )
    expect(slack.messages.at(-1)).toMatchObject({ ephemeralTo: 'U0GUEST', text: expect.stringMatching(/Guests/) })
  })

  it('is decided when the job runs, not when it was asked', async () => {
    const { process, runs } = testWorker()
    const job = command()
    people({ guest: true })
    await process(eventOf(job))
    expect(runs()).toBe(0)
  })
})

describe('when Slack fails', () => {
  it.each([1, 30, 300])('waits the %i s that it asks for in the queue, and reads nothing twice', async (seconds) => {
    failing('response_url', { retryAfterSeconds: seconds })
    const { process, postponed, runs } = testWorker()
    const job = eventOf(command())
    expect(await process(job)).toEqual(returned('m0'))
    expect(postponed).toEqual([['handle-m0', seconds]])
    expect(await process(job)).toEqual(done)
    expect(slack.messages).toHaveLength(1)
    expect(runs()).toBe(1)
  })

  it.each(['internal_error', 'service_unavailable', 'fatal_error'])(
    'returns the job soon for %s, later each time',
    async (error) => {
      const { process, postponed } = testWorker()
      const root = await rootMessage()
      const job = JSON.stringify(command({ origin: 'mention', thread: root }))
      for (const received of [1, 2, 3, 4, 5, 6]) {
        failing('chat.postMessage', { error })
        await process(eventOf(record(job, { id: 'm', received })))
      }
      expect(postponed.map(([, seconds]) => seconds)).toEqual([2, 5, 60, 300, 900, 900])
      expect(await process(eventOf(record(job, { id: 'm' })))).toEqual(done)
      expect(slack.messages).toHaveLength(2)
    },
  )

  it.each(['invalid_auth', 'token_revoked', 'account_inactive', 'missing_scope'])(
    'keeps the job for the dead letters for %s',
    async (error) => {
      const { process, logged } = testWorker()
      const job = command({ origin: 'mention', thread: await rootMessage() })
      failing('chat.postMessage', { error })
      expect(await process(eventOf(job))).toEqual(returned('m0'))
      expect(logged.join()).toContain(error)
    },
  )

  it('whispers when the response_url is used up, or known to be too old', async () => {
    const { process } = testWorker()
    failing('response_url', { error: 'used_url' })
    expect(await process(eventOf(command()))).toEqual(done)
    expect(slack.calls.map(({ method }) => method)).toContain('chat.postEphemeral')
    slack.calls.length = 0
    const old = command()
    clock = new Date(start.getTime() + 29 * 60_000 + 1)
    expect(await process(eventOf(old))).toEqual(done)
    expect(slack.calls.map(({ method }) => method)).not.toContain('response_url')
    expect(slack.messages).toHaveLength(2)
  })

  it.each(['channel_not_found', 'not_in_channel', 'is_archived'])(
    'ends with a log line when there is no way left (%s)',
    async (error) => {
      const { process, logged } = testWorker()
      failing('response_url', { error: 'expired_url' })
      failing('chat.postEphemeral', { error })
      expect(await process(eventOf(command()))).toEqual(done)
      failing('chat.postMessage', { error })
      expect(await process(eventOf(command({ origin: 'mention', thread: '1.1' })))).toEqual(done)
      expect(logged.filter((line) => line.includes('answer_undeliverable'))).toHaveLength(2)
    },
  )

  it.each(['invalid_blocks', 'msg_too_long', 'msg_blocks_too_long'])(
    'says it in plain text once for %s',
    async (error) => {
      const { process } = testWorker()
      const root = await rootMessage()
      failing('chat.postMessage', { error })
      expect(await process(eventOf(command({ origin: 'mention', thread: root })))).toEqual(done)
      expect(slack.messages.at(-1)).toMatchObject({ text: '✅ Telemetry flows in production', blocks: [] })
      failing('chat.postMessage', { error }, { error })
      expect(await process(eventOf(command({ origin: 'mention', thread: root })))).toEqual(done)
      expect(slack.messages).toHaveLength(2)
    },
  )
})

describe('a job that comes twice', () => {
  it('is answered once', async () => {
    const { process, runs } = testWorker()
    const job = eventOf(command())
    expect([await process(job), await process(job)]).toEqual([done, done])
    expect([slack.messages.length, runs()]).toEqual([1, 1])
  })

  it('is answered once also when both come at the same time', async () => {
    const { process } = testWorker()
    const job = eventOf(command())
    const ends = await Promise.all([process(job), process(job)])
    expect(slack.messages).toHaveLength(1)
    expect(ends.filter(({ batchItemFailures }) => batchItemFailures.length === 0)).toHaveLength(1)
  })

  it('is still answered after a worker died between its claim and its answer', async () => {
    const { process, store, postponed } = testWorker()
    const job = command()
    await store.claim(`answering#${job.request.id}`, 35)
    expect(await process(eventOf(job))).toEqual(returned('m0'))
    expect(postponed[0]?.[1]).toBe(35)
    clock = new Date(start.getTime() + 36_000)
    expect(await process(eventOf(job))).toEqual(done)
    expect(slack.messages).toHaveLength(1)
  })

  it('waits in the queue while the table is away', async () => {
    const away = async () => {
      throw new PortError('unavailable', 'dynamodb:GetItem', '')
    }
    const { process, runs } = testWorker({ store: { claim: away, keep: away, recall: away } })
    expect(await process(eventOf(command()))).toEqual(returned('m0'))
    expect([slack.messages.length, runs()]).toEqual([0, 0])
  })
})

describe('a run', () => {
  it('that breaks is answered with where to look, once, and not retried', async () => {
    const { process, logged } = testWorker({
      runPlan: async () => {
        throw new TypeError('secret detail')
      },
    })
    const job = command()
    expect(await process(eventOf(job))).toEqual(done)
    expect(slack.messages[0]?.text).toContain(job.request.id)
    expect(logged.join()).toContain('TypeError')
    expect(logged.join()).not.toContain('secret detail')
  })

  it('is told when its time is up, and what it found until then is the answer', async () => {
    const { process } = testWorker({
      runPlan: (_planned, { signal }) =>
        new Promise((resolve) => {
          const partial: Answer = {
            outcome: 'unknown',
            card: { mark: 'unknown', headline: say`2 of 9 hops could be checked in time`, parts: [] },
          }
          signal.addEventListener('abort', () => resolve(partial))
        }),
    })
    expect(await process(eventOf(command()), 5010)).toEqual(done)
    expect(slack.messages[0]?.text).toContain('2 of 9 hops')
  })

  it('that ignores its deadline is answered without it', async () => {
    const { process } = testWorker({ runPlan: () => new Promise(() => undefined) })
    expect(await process(eventOf(command()), 5010)).toEqual(done)
    expect(slack.messages[0]?.text).toMatch(/time for this answer was up/)
  })

  it('is not begun when there is no time left to finish it', async () => {
    const { process, runs } = testWorker()
    expect(await process(eventOf(command()), 4900)).toEqual(returned('m0'))
    expect(runs()).toBe(0)
  })
})

describe('what is settling', () => {
  const settling = (seconds: number): Answer => ({
    ...fine,
    card: { ...fine.card, mark: 'settling', headline: say`Settling` },
    settleSeconds: seconds,
  })

  it('is looked at again, and the message in the thread is edited', async () => {
    const root = await rootMessage()
    const answers = [settling(2000), fine]
    const { process, queue } = testWorker({ runPlan: async () => answers.shift() ?? fine })
    await process(eventOf(command({ origin: 'mention', thread: root })))
    expect(queue.waiting).toMatchObject([
      { delaySeconds: 900, job: { kind: 'again', round: 1, message: { channel: 'C0OTELPROD' } } },
    ])
    const [{ job } = { job: command() }] = queue.waiting
    await process(eventOf(job))
    expect(seen().slice(1)).toMatchObject([{ text: '✅ Telemetry flows in production', thread: root }])
    expect(queue.waiting).toHaveLength(1)
  })

  it('is posted anew when the first message was deleted', async () => {
    const root = await rootMessage()
    const answers = [settling(60), fine]
    const { process, queue } = testWorker({ runPlan: async () => answers.shift() ?? fine })
    await process(eventOf(command({ origin: 'mention', thread: root })))
    slack.messages.pop()
    await process(eventOf(queue.waiting[0]?.job ?? command()))
    expect(seen().at(-1)).toMatchObject({ text: '✅ Telemetry flows in production', thread: root })
  })

  it('is looked at three times at most, and answers privately only when there is something new', async () => {
    const { process, queue } = testWorker({ runPlan: async () => settling(60) })
    await process(eventOf(command()))
    for (let round = 0; round < 5; round += 1) {
      const job = queue.waiting[round]?.job
      if (job !== undefined) await process(eventOf(job))
    }
    expect(queue.waiting).toHaveLength(3)
    expect(seen().map(({ text }) => text)).toEqual(['⏳ Settling', '⏳ Settling'])
  })
})

describe('a batch', () => {
  it('with poison in it returns only that, logs none of it, and does the rest', async () => {
    const { process, logged, postponed } = testWorker()
    const poison = ['not json xoxb-secret', '{}', '{"version":2,"kind":"command"}', 'null', '[]'].map((body, index) =>
      record(body, { id: `p${index}` }),
    )
    const jobs = [command(), command()].map((job, index) => record(JSON.stringify(job), { id: `good${index}` }))
    expect(await process(eventOf(...poison, ...jobs))).toEqual(returned('p0', 'p1', 'p2', 'p3', 'p4'))
    expect(slack.messages).toHaveLength(2)
    expect(postponed.map(([, seconds]) => seconds)).toEqual([0, 0, 0, 0, 0])
    expect(logged.join()).not.toContain('xoxb-secret')
  })

  it('keeps the order of a group: after one that fails, the rest of that group is returned', async () => {
    const { process } = testWorker()
    const [first, second, other] = [command(), command(), command()].map((job) => JSON.stringify(job))
    failing('response_url', { retryAfterSeconds: 7 })
    const one = await process(
      eventOf(record(first ?? '', { id: 'a1', group: 'a' }), record(second ?? '', { id: 'a2', group: 'a' })),
    )
    expect(one).toEqual(returned('a1', 'a2'))
    expect(await process(eventOf(record(other ?? '', { id: 'b1', group: 'b' })))).toEqual(done)
  })

  it('does a good job behind poison of its own group, which would otherwise follow it to the dead letters', async () => {
    const { process } = testWorker()
    const good = record(JSON.stringify(command()), { id: 'good', group: 'a' })
    expect(await process(eventOf(record('poison', { id: 'bad', group: 'a' }), good))).toEqual(returned('bad'))
    expect(slack.messages).toHaveLength(1)
  })

  it('is returned even when nobody can make it visible sooner', async () => {
    const { process, logged } = testWorker({
      postpone: async () => {
        throw new Error('no')
      },
    })
    expect(await process(eventOf(record('poison', { id: 'p' })))).toEqual(returned('p'))
    expect(logged.join()).toContain('not_postponed')
  })
})

describe('a heartbeat', () => {
  const beat = () => record(JSON.stringify({ version: 1, kind: 'heartbeat' }), { id: 'beat' })

  it('is answered by one metric, each time, with nothing said in Slack and nothing asked of the table', async () => {
    const { process, metrics, store, logged } = testWorker()
    expect(await process(eventOf(beat()))).toEqual(done)
    expect(await process(eventOf(beat()))).toEqual(done)
    expect(metrics).toEqual([
      ['Heartbeat', 1],
      ['Heartbeat', 1],
    ])
    expect([slack.calls.length, store.rows.size, logged.length]).toEqual([0, 0, 0])
  })

  it('of a version that is not known is poison', async () => {
    const { process, metrics } = testWorker()
    expect(await process(eventOf(record('{"version":2,"kind":"heartbeat"}', { id: 'beat' })))).toEqual(returned('beat'))
    expect(metrics).toEqual([])
  })
})
