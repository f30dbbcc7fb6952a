import { describe, expect, it } from 'vitest'
import { traces } from '../../src/adapters/aws/traces.ts'
import { type Answers, canned, signal } from './canned.ts'

const to = new Date('2026-11-22T10:00:00Z')
const from = new Date('2026-11-22T09:00:00Z')
const hex = (value: number, length: number) => value.toString(16).padStart(length, '0')

const span = (trace: number, secondsAgo: number, more: Record<string, unknown> = {}) => {
  const start = to.getTime() - secondsAgo * 1000
  return {
    resource: { attributes: { 'service.name': 'agent-web', 'deployment.environment': 'production' } },
    traceId: hex(trace, 32),
    spanId: hex(trace * 100, 16),
    name: 'GET /orders/{id}',
    kind: 'SERVER',
    startTimeUnixNano: start * 1e6,
    endTimeUnixNano: `${(start + 200) * 1e6}`,
    attributes: {},
    status: { code: 'UNSET' },
    ...more,
  }
}

/** The log group `aws/spans`: events carry the time at which their span ended. */
const holding = (spans: object[]) => {
  const events = spans.map((document, index) => ({
    eventId: `${index}`,
    timestamp: Math.round(Number('endTimeUnixNano' in document ? document.endTimeUnixNano : 0) / 1e6),
    message: JSON.stringify(document),
  }))
  const FilterLogEvents: Answers[string] = (input) => ({
    events: events
      .filter(({ timestamp }) => timestamp >= Number(input['startTime']) && timestamp <= Number(input['endTime']))
      .sort((a, b) => a.timestamp - b.timestamp),
  })
  const { clients, calls } = canned({ FilterLogEvents })
  return { calls, port: traces(clients, { signal }) }
}

const recent = async (spans: object[], limit = 10) =>
  (await holding(spans).port.recent({ source: 'logs', from, to, limit })).traces

describe('traces from the spans in CloudWatch Logs', () => {
  it('are grouped by trace, named after the root, and carry every service', async () => {
    const resource = { attributes: { 'service.name': 'agent-api' } }
    const child = span(1, 59.9, { spanId: 'c', parentSpanId: hex(100, 16), resource, name: 'charge', kind: 'INTERNAL' })
    const [trace] = await recent([child, span(1, 60)])
    expect(trace).toEqual({
      id: `1-00000000-${hex(1, 24)}`,
      startedAt: new Date(to.getTime() - 60_000),
      durationMs: 300,
      status: 'ok',
      services: ['agent-web', 'agent-api'],
      name: 'GET /orders/{id}',
      environment: 'production',
    })
  })

  it.each([
    [{ attributes: { 'http.response.status_code': 503 } }, 'fault'],
    [{ attributes: { 'http.status_code': 429 } }, 'throttle'],
    [{ attributes: { 'http.response.status_code': 404 }, status: { code: 'ERROR' } }, 'error'],
    [{ status: { code: 'STATUS_CODE_ERROR' } }, 'fault'],
    [{ attributes: { 'http.response.status_code': 200 } }, 'ok'],
  ])('with %j end as %s', async (more, status) => {
    expect((await recent([span(1, 60, more)]))[0]?.status).toBe(status)
  })

  it('show only whole traces when fewer than all are wanted', async () => {
    const parent = (trace: number) => ({ spanId: `c${trace}`, parentSpanId: hex(trace * 100, 16) })
    const pairs = Array.from({ length: 60 }, (_, index) => [
      span(index + 1, 59 * index + 40),
      span(index + 1, 59 * index + 39.9, parent(index + 1)),
    ])
    const found = await recent(pairs.flat(), 4)
    expect(found.map(({ durationMs }) => durationMs)).toEqual([300, 300, 300, 300])
    expect(found.map(({ id }) => Number.parseInt(id.slice(-4), 16))).toEqual([1, 2, 3, 4])
  })

  it('wait for the spans of a trace that ended before its root did', async () => {
    const resource = { attributes: { 'service.name': 'agent-api' } }
    const ends = (secondsAgo: number) => ({ endTimeUnixNano: (to.getTime() - secondsAgo * 1000) * 1e6 })
    const trace = (number: number, ago: number) => [
      span(number, ago, ends(ago - 15)),
      span(number, ago - 1, { spanId: `c${number}`, parentSpanId: hex(number * 100, 16), resource, ...ends(ago - 5) }),
    ]
    // Wherever the ranges that are read begin, some of these lie across.
    const all = Array.from({ length: 100 }, (_, index) => trace(index + 1, 20 + index * 7)).flat()
    for (const limit of [5, 20, 30, 35, 40, 41, 42, 43, 44, 45, 60]) {
      const found = await recent(all, limit)
      expect(found).toHaveLength(limit)
      expect(found.filter(({ services }) => services.length !== 2)).toEqual([])
    }
  })

  it('are shown without their root when all that there is was read', async () => {
    const found = await recent([span(3, 60, { parentSpanId: 'elsewhere' })])
    expect(found.map(({ name }) => name)).toEqual(['GET /orders/{id}'])
  })

  it('leave out events that are no spans', async () => {
    const odd = [
      { endTimeUnixNano: to.getTime() * 1e6, traceId: 'short' },
      { ...span(2, 5), traceId: 'z'.repeat(32) },
    ]
    expect(await recent([...odd, span(1, 60)])).toHaveLength(1)
  })

  it('give the spans of one trace with the message of what went wrong', async () => {
    const events = [{ name: 'exception', attributes: { 'exception.message': 'database is gone' } }]
    const { port, calls } = holding([span(1, 60, { events, status: { code: 'ERROR', message: 'no' } }), span(2, 50)])
    const spans = await port.spans({ source: 'logs', id: `1-00000000-${hex(1, 24)}`, from, to })
    expect(spans).toMatchObject([
      { id: hex(100, 16), service: 'agent-web', cause: 'database is gone', durationMs: 200 },
    ])
    expect(calls[0]?.input).toMatchObject({ logGroupName: 'aws/spans', filterPattern: `"${hex(1, 32)}"` })
  })
})
