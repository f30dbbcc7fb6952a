import type { SQSRecord } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { makeClock } from '../../sandbox/account/clock.ts'
import { simulated } from '../../sandbox/simulated.ts'
import { makeAccounts } from '../../src/app/accounts.ts'
import { completed, EnvironmentRow } from '../../src/environment.ts'
import { PortError } from '../../src/ports.ts'
import { Queued } from '../../src/request.ts'
import { makeWorker, type WorkerParts } from '../../src/worker.ts'
import { start } from '../ask.ts'
import { memoryStore, testConfig } from '../slack/front.ts'

const record = (body: string, messageId: string): SQSRecord => ({
  messageId,
  receiptHandle: messageId,
  body,
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 's',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:later',
  awsRegion: 'us-east-1',
})

const nobody = () => {
  throw new Error('nobody is to be asked')
}

/** A worker over the simulated account; what it puts off is taken when it is due. */
const schedule = ({ faults = [], row = {} }: { faults?: readonly string[]; row?: object } = {}) => {
  const clock = makeClock(start)
  const { world, hooks } = simulated({ clock, faults })
  const environments = world.environments.map((each) => completed(EnvironmentRow.parse({ ...each, ...row })))
  const delayed: { job: string; seconds: number }[] = []
  const refuses = { later: false }
  const queue: WorkerParts['queue'] = {
    send: nobody,
    async later(job, seconds) {
      if (refuses.later) throw new PortError('unavailable', 'sqs:SendMessage', 'try again')
      delayed.push({ job, seconds })
    },
  }
  const logged: { event: string; [field: string]: unknown }[] = []
  const parts: WorkerParts = {
    config: { ...testConfig(), environments },
    store: memoryStore(clock.now),
    queue,
    messenger: { respond: nobody, post: nobody, edit: nobody, whisper: nobody },
    people: { person: nobody, channel: nobody, inChannel: nobody, inGroup: nobody },
    account: makeAccounts({ now: clock.now, hooks }),
    runPlan: nobody,
    now: clock.now,
    metric: nobody,
    log: (event, fields) => void logged.push({ event, ...fields }),
    postpone: async () => undefined,
  }
  const work = makeWorker(parts)
  const take = (body: string, id: string, remaining = 30_000) =>
    work({ Records: [record(body, id)] }, { getRemainingTimeInMillis: () => remaining })
  const tick = (id = 'tick-1') => take('{"version":1,"kind":"canary","environment":"production"}', id)
  /** Takes everything that was put off, each when it is due, until nothing is. */
  const settle = async () => {
    for (let taken = 0; delayed.length > 0; taken += 1) {
      const [next] = delayed.splice(0, 1)
      if (next === undefined) return
      clock.advance(next.seconds * 1000)
      expect(await take(next.job, `later-${taken}`)).toEqual({ batchItemFailures: [] })
    }
  }
  const { functions } = world.production
  return {
    tick,
    take,
    settle,
    clock,
    world,
    delayed,
    refuses,
    logged,
    sent: () => functions.sent,
    ends: () => functions.ends,
  }
}

describe('a canary on schedule', () => {
  it('is sent, looked for, and recorded as well, with the time that it took to come back', async () => {
    const { tick, settle, sent, ends } = schedule()
    expect(await tick()).toEqual({ batchItemFailures: [] })
    await settle()
    expect(sent()).toHaveLength(1)
    expect(ends()).toMatchObject([{ id: sent()[0]?.id, failed: 0, readBackMs: 90_000 }])
  })

  it.each([
    ['collector-stopped', 0],
    ['stale-discovery', 0],
    ['memory-limiter', 0],
    ['xray-access-denied', 305],
    ['emf-access-denied', 305],
  ])('is recorded as failed with %s after %i s', async (fault, seconds) => {
    const { tick, settle, ends, clock } = schedule({ faults: [fault] })
    await tick()
    await settle()
    expect(ends()).toMatchObject([{ failed: 1 }])
    expect((clock.now().getTime() - start.getTime()) / 1000).toBe(seconds)
  })

  it('is sent once, however often its message is delivered', async () => {
    const { tick, settle, sent, ends } = schedule()
    await tick()
    await tick()
    await settle()
    await tick()
    expect([sent().length, ends().length]).toEqual([1, 1])
    await tick('tick-2')
    expect(sent()).toHaveLength(2)
  })

  it('is recorded once, when a look is delivered twice', async () => {
    const { tick, delayed, take, clock, settle, ends } = schedule()
    await tick()
    const [first] = delayed.splice(0)
    clock.advance(95_000)
    await take(first?.job ?? '', 'look')
    await take(first?.job ?? '', 'look again')
    await settle()
    expect(ends()).toHaveLength(1)
  })

  it('goes on after a look that came late or alone, since the message holds all that is known', async () => {
    const { tick, delayed, take, clock, ends } = schedule()
    await tick()
    const [look] = delayed.splice(0)
    clock.advance(3_600_000)
    await take(look?.job ?? '', 'late')
    expect(ends()).toMatchObject([{ failed: 0 }])
  })

  it('says so in the log and harms nobody where there is no function', async () => {
    const { tick, logged, delayed, ends, world } = schedule()
    world.production.functions.names.clear()
    expect(await tick()).toEqual({ batchItemFailures: [] })
    expect(logged).toMatchObject([{ event: 'canary_not_sent', environment: 'production', reason: 'not_found' }])
    expect([delayed.length, ends().length]).toEqual([0, 0])
  })

  it('is recorded as failed where it could not be invoked', async () => {
    const { tick, logged, ends, world } = schedule()
    world.failWith('lambda', 'Invoke', 'TooManyRequestsException', { times: 1, status: 429 })
    await tick()
    expect(logged.map(({ event }) => event)).toEqual(['canary_not_sent', 'canary_ended'])
    expect(ends()).toMatchObject([{ failed: 1 }])
  })

  it('says in the log that an end could not be recorded', async () => {
    const { tick, logged, world } = schedule()
    world.failWith('lambda', 'Invoke', 'AccessDeniedException', { status: 403 })
    await tick()
    expect(logged.map(({ event }) => event)).toEqual(['canary_not_sent', 'canary_ended', 'canary_not_recorded'])
  })

  it('records nothing of what it may not read: that says nothing of the pipeline', async () => {
    const { tick, settle, logged, ends } = schedule({ faults: ['read-denied'] })
    await tick()
    await settle()
    expect(ends()).toEqual([])
    expect(logged.at(-1)).toMatchObject({ event: 'canary_unread', reason: 'access_denied' })
  })

  it('is not sent for an environment that is not configured, or that has no canary', async () => {
    const { take, sent, logged } = schedule({ row: { canaryFunction: null } })
    await take('{"version":1,"kind":"canary","environment":"elsewhere"}', 'one')
    await take('{"version":1,"kind":"canary","environment":"production"}', 'two')
    expect(sent()).toEqual([])
    expect(logged.map(({ event }) => event)).toEqual(['canary_of_nobody', 'canary_of_nobody'])
  })

  it('that the queue does not take for a look is sent again with the message', async () => {
    const { tick, refuses, sent } = schedule()
    refuses.later = true
    expect(await tick()).toEqual({ batchItemFailures: [{ itemIdentifier: 'tick-1' }] })
    refuses.later = false
    expect(await tick()).toEqual({ batchItemFailures: [] })
    expect(sent()).toHaveLength(2)
  })

  it('is a message that nothing but its own form makes', () => {
    expect(Queued.safeParse({ version: 1, kind: 'canary' }).success).toBe(false)
    expect(Queued.safeParse({ version: 1, kind: 'canary-read', environment: 'production', attempt: 1 }).success).toBe(
      false,
    )
  })
})
