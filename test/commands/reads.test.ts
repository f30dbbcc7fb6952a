import { describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { answerOf } from '../../src/envelope.ts'
import { ask, asked } from '../ask.ts'
import { ordinaryFaults } from '../ordinary-faults.ts'

type Json = Record<string, unknown>
type Trace = { id: string; status: string; durationMs: number; services: string[]; url: string }
type Line = { level?: string; service: string; message: string; fields: Json; json: boolean; at: string }

const json = async (line: string, ...names: string[]): Promise<Json> =>
  (await asked(line, { faults: names })).answer?.json ?? {}
const outcome = async (line: string, ...names: string[]) => (await asked(line, { faults: names })).answer?.outcome

describe('every command', () => {
  const lines = ['status', 'traces', 'metrics', 'metrics http.server.request.duration', 'logs', 'alarms']
  it.each(lines.flatMap((line) => ['', ...ordinaryFaults].map((fault) => [line, fault] as const)))(
    '%s with %j fits its own schema, and never throws',
    async (line, fault) => {
      const { answer, text } = await asked(line, { faults: fault === '' ? [] : [fault] })
      const command = commands.find(({ name }) => name === line.split(' ')[0])
      if (command === undefined) throw new Error(line)
      expect(answerOf(command).safeParse(JSON.parse(JSON.stringify(answer?.json))).error?.issues).toBeUndefined()
      expect(text).not.toMatch(/undefined|\[object|NaN/)
    },
  )
  it('says what it may not read, and does not call it empty', async () => {
    for (const line of ['traces', 'logs']) {
      const { answer, text } = await asked(line, { faults: ['read-denied'] })
      expect(answer?.outcome).toBe('failed')
      expect(text).toContain('may not read it')
    }
  })
})

describe('status', () => {
  it('is one screen', async () => {
    const text = await ask('status')
    expect(text).toContain('✔ production is up')
    expect(text).toMatch(/2 of 2 tasks, healthy/)
    expect(text).toMatch(/agent-worker\s+2\/2/)
    expect(text.split('\n').length).toBeLessThan(20)
  })
  it('says what is short, and which alarms fire', async () => {
    const answer = await json('status', 'service-degraded')
    expect(answer['outcome']).toBe('findings')
    expect(answer['answer']).toContain('agent-api lacks tasks')
    expect(answer['alarms']).toMatchObject({ names: ['agent-prod-service-unhealthy'], firing: 1 })
  })
  it('shows what it could read when something else is throttled', async () => {
    const { answer, text } = await asked('status', { faults: ['throttled'] })
    expect(answer?.outcome).toBe('unknown')
    expect(text).toContain('2 of 2 tasks')
    expect(text).toContain('Could not read the alarms')
  })
})

describe('traces', () => {
  it('lists failing ones first, then the slowest', async () => {
    const { traces } = (await json('traces')) as { traces: Trace[] }
    const order = { fault: 0, throttle: 1, error: 2, ok: 3 } as Record<string, number>
    const keys = traces.map(({ status, durationMs }) => [order[status] ?? 9, -durationMs] as const)
    expect(keys).toEqual(keys.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]))
    expect(traces[0]?.url).toMatch(/^https:\/\/us-east-1\.console\.aws\.amazon\.com\/.*1-/)
  })
  it('keeps to a service, to errors and to a duration', async () => {
    const only = async (line: string) => ((await json(line)) as { traces: Trace[] }).traces
    for (const trace of await only('traces agent-web')) expect(trace.services).toContain('agent-web')
    for (const trace of await only('traces --errors')) expect(trace.status).not.toBe('ok')
    const slow = await only('traces --slow 2s')
    expect(slow.length).toBeGreaterThan(0)
    for (const trace of slow) expect(trace.durationMs).toBeGreaterThanOrEqual(2000)
  })
  it('draws one trace as its spans, by either form of id', async () => {
    const { traces } = (await json('traces')) as { traces: Trace[] }
    const id = traces[0]?.id ?? ''
    const one = await json(`traces --id ${id}`)
    expect((one['spans'] as unknown[]).length).toBeGreaterThan(1)
    expect(await json(`traces --id ${id.replace(/^1-|-/g, '')}`)).toEqual(one)
  })
  it('says so when there is no such trace', async () => {
    const { answer, text } = await asked('traces --id 1-00000001-000000000000000000000001')
    expect(answer?.outcome).toBe('failed')
    expect(text).toContain('There is no trace')
  })
  it('answers with nothing that matches, which is not the same as nothing', async () => {
    expect(await outcome('traces no-such-service --last 5m')).toBe('passed')
    expect(await outcome('traces', 'empty-account')).toBe('unknown')
    expect(await ask('traces', { faults: ['empty-account'] })).toContain('No traces in the last 1 h')
  })
  it('reads spans where Transaction Search stores them', async () => {
    const answer = await json('traces', 'transaction-search')
    expect(answer['source']).toBe('logs')
    const [first] = answer['traces'] as Trace[]
    const one = await json(`traces --id ${first?.id}`, 'transaction-search')
    expect((one['spans'] as unknown[]).length).toBeGreaterThan(1)
  })
})

describe('metrics', () => {
  it('lists the namespace with the freshness of each', async () => {
    const { metrics } = (await json('metrics')) as { metrics: { name: string; lastAt?: string; latest?: number }[] }
    expect(metrics.map(({ name }) => name)).toContain('http.server.request.duration')
    expect(metrics.some(({ lastAt, latest }) => lastAt !== undefined && latest !== undefined)).toBe(true)
  })
  it('gives percentiles that are in order', async () => {
    const { series } = (await json('metrics http.server.request.duration')) as {
      series: { statistic: string; points: { value: number }[]; dimensions: Json }[]
    }
    const of = (statistic: string) =>
      series.find((each) => each.statistic === statistic)?.points.map(({ value }) => value) ?? []
    const [p50, p95, p99] = [of('p50'), of('p95'), of('p99')]
    expect(p50.length).toBeGreaterThan(10)
    p50.forEach((value, index) => {
      expect(value).toBeLessThanOrEqual(p95[index] ?? 0)
      expect(p95[index]).toBeLessThanOrEqual(p99[index] ?? 0)
    })
  })
  it('finds the collector’s own metrics too', async () => {
    expect(await outcome('metrics otelcol_exporter_sent_spans')).toBe('passed')
  })
  it('says so when there is no such metric, or no data', async () => {
    expect(await ask('metrics nope')).toContain('There is no metric nope in AgentTeam/production')
    expect(await outcome('metrics', 'empty-account')).toBe('unknown')
  })
})

describe('logs', () => {
  it('shows the newest lines, newest last, with their fields', async () => {
    const { lines, source } = (await json('logs')) as { lines: Line[]; source: string }
    expect(source).toBe('/ecs/agent-prod')
    expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).toSorted())
    expect(lines.every((line) => line.json)).toBe(true)
    expect(lines.some(({ fields }) => 'otelTraceID' in fields)).toBe(true)
  })
  it('keeps to a level and above, a service and a text', async () => {
    const only = async (line: string) => ((await json(line)) as { lines: Line[] }).lines
    const warnings = await only('logs --level warn --last 1h')
    expect(warnings.length).toBeGreaterThan(0)
    for (const { level } of warnings) expect(['warning', 'error', 'critical']).toContain(level)
    for (const { service } of await only('logs agent-api')) expect(service).toBe('agent-api')
    const found = await only('logs --grep "POST /tasks"')
    expect(found.length).toBeGreaterThan(0)
    for (const line of found) expect(JSON.stringify(line)).toContain('POST /tasks')
  })
  it('says so when lines are not JSON', async () => {
    const text = await ask('logs agent-worker', { faults: ['logs-not-json'] })
    expect(text).toMatch(/lines are not JSON: their fields cannot be searched/)
  })
  it('shows as much of a line as is configured', async () => {
    const keys = await ask('logs agent-api', { logContent: 'keys' })
    expect(keys).toContain('otelTraceID')
    expect(keys).not.toContain('otelTraceID=')
    expect(keys).toContain('Values stay in CloudWatch')
    const links = await ask('logs agent-api', { logContent: 'links' })
    expect(links).not.toContain('otelTraceID')
    expect(links).toContain('Lines stay in CloudWatch')
  })
})

describe('alarms', () => {
  it('puts firing ones first, with value and threshold', async () => {
    const text = await ask('alarms', { faults: ['memory-limiter'] })
    expect(text).toMatch(/^✖ \d of \d+ alarms firing/)
    expect(text).toMatch(/9\d(\.\d+)?, alarm when > 80/)
    expect(await outcome('alarms', 'memory-limiter')).toBe('findings')
  })
  it('calls it what it is when nothing watches', async () => {
    expect(await outcome('alarms', 'no-alarms')).toBe('unknown')
    expect(await ask('alarms', { faults: ['no-alarms'] })).toContain('nothing watches this stack')
  })
})
