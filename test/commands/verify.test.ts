import { describe, expect, it } from 'vitest'
import { verify } from '../../src/commands/verify.ts'
import { answerOf } from '../../src/envelope.ts'
import { ask, asked } from '../ask.ts'
import { ordinaryFaults } from '../ordinary-faults.ts'

type HopJson = {
  id: string
  status: string
  reason?: string
  evidence: { text: string; kind?: string; command?: string }[]
}

const hopsOf = async (line: string, ...names: string[]): Promise<HopJson[]> => {
  const { answer } = await asked(line, { faults: names })
  return (answer?.json['hops'] ?? []) as HopJson[]
}

const statuses = async (...names: string[]): Promise<Record<string, string>> =>
  Object.fromEntries((await hopsOf('verify', ...names)).map(({ id, status }) => [id, status]))

describe('verify of a healthy account', () => {
  it('is green in the seven hops of this version, and says why the others are skipped', async () => {
    expect(await statuses()).toEqual({
      deployment: 'passed',
      discovery: 'passed',
      applications: 'passed',
      receiving: 'passed',
      exporting: 'passed',
      backends: 'passed',
      watching: 'passed',
      delivery: 'skipped',
      canary: 'skipped',
    })
    expect((await hopsOf('verify')).find(({ id }) => id === 'canary')?.reason).toBe('not_asked')
  })
  it('puts the answer in the first line', async () => {
    expect((await ask('verify')).split('\n')[0]).toBe('✔ Telemetry flows in production: 7 hops passed')
  })
  it('reads another account through its role and external id', async () => {
    const { answer, world } = await asked('verify staging')
    expect(answer?.outcome).toBe('passed')
    expect(new Set(world.calls.map(({ accountId }) => accountId).filter(Boolean))).toContain('222222222222')
  })
  it('stays green with other seeds', async () => {
    for (const seed of [2, 3, 4, 5]) expect((await asked('verify', { seed })).answer?.outcome).toBe('passed')
  })
})

/** For each fault: the hops that are not green, and a piece of the proof. */
const table: [fault: string, expected: Record<string, string>, proof: RegExp][] = [
  [
    'collector-stopped',
    {
      deployment: 'failed',
      discovery: 'failed',
      receiving: 'failed',
      exporting: 'unknown',
      backends: 'failed',
      watching: 'failed',
    },
    /0 of 2 tasks running/,
  ],
  ['xray-access-denied', { exporting: 'failed', backends: 'failed' }, /not allowed xray:PutTraceSegments/],
  ['emf-access-denied', { exporting: 'failed', backends: 'failed' }, /not allowed logs:PutLogEvents/],
  ['wrong-namespace', { backends: 'failed' }, /The newest point in AgentTeam\/production/],
  ['logs-not-json', { applications: 'failed', backends: 'failed' }, /agent-worker: \d+ of \d+ lines are not JSON/],
  ['stale-discovery', { discovery: 'failed' }, /addresses that no task has: 10\./],
  ['memory-limiter', { receiving: 'failed', watching: 'failed' }, /\d+ spans refused/],
  [
    'missing-variable',
    { applications: 'failed', backends: 'unknown' },
    /agent-worker lacks OTEL_EXPORTER_OTLP_ENDPOINT/,
  ],
  ['old-revision', { applications: 'warning' }, /but the newest revision is/],
  ['service-degraded', { applications: 'failed', watching: 'failed' }, /agent-api: 1 of 2 tasks running/],
  ['no-alarms', { watching: 'failed' }, /There is no alarm agent-prod-collector-memory/],
  ['topic-without-subscriber', { watching: 'failed' }, /Nobody is subscribed to agent-prod-alarms/],
  ['dashboard-missing', { watching: 'warning' }, /There is no dashboard agent-prod-otel/],
  ['transaction-search', {}, /spans are read from aws\/spans; 1 %/],
  ['deploying', { deployment: 'settling' }, /May still be normal until/],
  ['read-denied', { backends: 'unknown' }, /may not read it.*xray:GetTraceSegmentDestination/s],
  [
    'throttled',
    { receiving: 'unknown', exporting: 'unknown', backends: 'unknown', watching: 'unknown' },
    /AWS is limiting requests/,
  ],
  ['trace-errors', { watching: 'failed' }, /agent-prod-trace-errors is in ALARM/],
]

describe('verify of a broken account', () => {
  it.each(table)('with %s is not green in just those hops', async (fault, expected, proof) => {
    const found = await statuses(fault)
    const notGreen = Object.fromEntries(
      Object.entries(found).filter(([, status]) => !['passed', 'skipped'].includes(status)),
    )
    expect(notGreen).toEqual(expected)
    expect((await ask('verify --commands', { faults: [fault] })).replace(/\s+/g, ' ')).toMatch(proof)
  })
  it('is never green for missing data', async () => {
    for (const fault of ['empty-account', 'no-data-yet', 'throttled', 'read-denied'])
      expect((await statuses(fault))['backends'], fault).not.toBe('passed')
  })
  it('tells what is settling after a deployment from what has failed', async () => {
    const found = await statuses('no-data-yet')
    expect(found).toMatchObject({ receiving: 'settling', exporting: 'settling', backends: 'settling' })
  })
  it('names what is settling beside what could not be told', async () => {
    const [first] = (await ask('verify', { faults: ['deploying', 'read-denied'] })).split('\n')
    expect(first).toContain('I could not tell: Backends. Still settling: Deployment')
  })
  it('shows two faults at once as two', async () => {
    expect(await statuses('stale-discovery', 'dashboard-missing')).toMatchObject({
      discovery: 'failed',
      watching: 'warning',
    })
  })
  it('names every fault that is no cause of its own area', () => {
    const covered = new Set([...table.map(([fault]) => fault), 'empty-account', 'no-data-yet'])
    expect(ordinaryFaults.filter((name) => !covered.has(name))).toEqual([])
  })
})

describe('the answer of verify', () => {
  it.each(['', ...ordinaryFaults])('fits its own schema with %j', async (fault) => {
    const { answer } = await asked('verify', { faults: fault === '' ? [] : [fault] })
    const parsed = answerOf(verify).safeParse(JSON.parse(JSON.stringify(answer?.json)))
    expect(parsed.error?.issues).toBeUndefined()
  })
  it('ends with findings, unknown or passed, as the exit status needs it', async () => {
    const outcome = async (...names: string[]) => (await asked('verify', { faults: names })).answer?.outcome
    expect(await outcome()).toBe('passed')
    expect(await outcome('old-revision')).toBe('passed')
    expect(await outcome('deploying')).toBe('passed')
    expect(await outcome('stale-discovery')).toBe('findings')
    expect(await outcome('read-denied')).toBe('unknown')
    expect(await outcome('read-denied', 'stale-discovery')).toBe('findings')
  })
  it('shows the command behind each piece of evidence', async () => {
    const hops = await hopsOf('verify')
    for (const { evidence } of hops) for (const { command } of evidence) expect(command).toMatch(/^aws [a-z]/)
    expect(await ask('verify --commands')).toContain('$ aws ecs describe-services --cluster agent-prod-cluster')
  })
  it('asks only for the hops that were asked for', async () => {
    const { world } = await asked('verify --hops watching')
    expect(new Set(world.calls.map(({ service }) => service))).toEqual(new Set(['cloudwatch', 'sns']))
    const hops = await hopsOf('verify --hops watching')
    expect(hops.filter(({ status }) => status !== 'skipped').map(({ id }) => id)).toEqual(['watching'])
  })
  it('is in the reader’s language', async () => {
    expect(await ask('verify', { language: 'zh-CN', faults: ['stale-discovery'] })).toMatch(/[\u4e00-\u9fff]/)
  })
  it('says when looking again is worth while', async () => {
    const { answer } = await asked('verify', { faults: ['no-data-yet'] })
    expect(answer?.settleSeconds).toBeGreaterThan(0)
  })
})

it('needs at most 20 calls for the answer, with pages as large as AWS has them', async () => {
  const { world } = await asked('verify', {
    change: ({ accounts }) => {
      for (const account of accounts)
        for (const kind of Object.keys(account.pageSizes) as (keyof typeof account.pageSizes)[])
          account.pageSizes[kind] = 10_000
    },
  })
  expect(world.calls.length).toBeLessThanOrEqual(20)
})
