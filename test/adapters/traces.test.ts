import { describe, expect, it } from 'vitest'
import { traces } from '../../src/adapters/aws/traces.ts'
import { canned, signal } from './canned.ts'

const id = '1-5759e988-bd862e3fe1be46a994272793'
const range = { from: new Date('2026-11-22T09:00:00Z'), to: new Date('2026-11-22T10:00:00Z') }

const spansOf = async (documents: unknown[]) => {
  const Segments = documents.map((document) => ({
    Document: typeof document === 'string' ? document : JSON.stringify(document),
  }))
  const { clients } = canned({ BatchGetTraces: () => ({ Traces: [{ Id: id, Segments }] }) })
  return traces(clients, { signal }).spans({ source: 'xray', id, ...range })
}

const segment = { trace_id: id, id: 'a', name: 'agent-web', start_time: 100, end_time: 100.5 }

describe('the spans of a trace in X-Ray', () => {
  it('are the segments and all that is within them', async () => {
    const query = { id: 'c', name: 'orders@db', namespace: 'remote', start_time: 100.2, end_time: 100.25 }
    const call = { id: 'b', name: 'GET', start_time: 100.1, end_time: 100.3, subsegments: [query] }
    const http = { request: { method: 'GET', url: 'https://example.com/orders/7?page=2' } }
    const spans = await spansOf([{ ...segment, http, subsegments: [call] }])
    expect(spans.map(({ id: span, parent, service, name }) => [span, parent, service, name])).toEqual([
      ['a', undefined, 'agent-web', 'GET /orders/7'],
      ['b', 'a', 'agent-web', 'GET'],
      ['c', 'b', 'agent-web', 'orders@db'],
    ])
    expect(spans[0]).toMatchObject({ startedAt: new Date(100_000), durationMs: 500, status: 'ok', inProgress: false })
  })

  it('belong to the service above them when they were sent alone, several levels deep', async () => {
    const alone = (own: string, parent: string) => ({
      ...segment,
      id: own,
      name: own,
      type: 'subsegment',
      parent_id: parent,
    })
    const spans = await spansOf([alone('c', 'b'), alone('b', 'a'), segment])
    expect(new Set(spans.map(({ service }) => service))).toEqual(new Set(['agent-web']))
  })

  it('keep their own name when what is above them is missing or goes in circles', async () => {
    const alone = (own: string, parent: string) => ({
      ...segment,
      id: own,
      name: own,
      type: 'subsegment',
      parent_id: parent,
    })
    const spans = await spansOf([alone('x', 'lost'), alone('y', 'z'), alone('z', 'y')])
    expect(spans.map(({ service }) => service)).toEqual(['x', 'y', 'z'])
  })

  it('are a fault before a throttle before an error, and say their first exception', async () => {
    const cause = { exceptions: [{ message: 'database is gone' }, { message: 'second' }] }
    const flags = [
      { fault: true, error: true, cause },
      { throttle: true, error: true },
      { error: true, cause: 'abc' },
    ]
    const spans = await spansOf(flags.map((flag, index) => ({ ...segment, id: `${index}`, ...flag })))
    expect(spans.map(({ status, cause: said }) => [status, said])).toEqual([
      ['fault', 'database is gone'],
      ['throttle', undefined],
      ['error', undefined],
    ])
  })

  it('are in progress while their end is missing', async () => {
    const { end_time: _end, ...open } = segment
    expect(await spansOf([{ ...open, in_progress: true }])).toMatchObject([{ inProgress: true, durationMs: 0 }])
  })

  it('leave out what X-Ray inferred, and documents that are none', async () => {
    const spans = await spansOf([
      segment,
      { ...segment, id: 'i', inferred: true },
      'not JSON',
      {},
      { ...segment, id: 7 },
    ])
    expect(spans.map((span) => span.id)).toEqual(['a'])
  })
})

describe('trace summaries of X-Ray', () => {
  const summaries = async (TraceSummaries: object[]) => {
    const { clients } = canned({
      GetTraceSummaries: () => ({ TraceSummaries }),
      BatchGetTraces: () => ({ Traces: [] }),
    })
    return (await traces(clients, { signal }).recent({ source: 'xray', limit: 10, ...range })).traces
  }
  const StartTime = new Date('2026-11-22T09:59:00Z')

  it('have a name, a duration in milliseconds, a status, services and an environment', async () => {
    const found = await summaries([
      {
        Id: id,
        StartTime,
        Duration: 0.25,
        HasError: true,
        HasThrottle: true,
        Http: { HttpMethod: 'POST', HttpURL: 'http://agent-web/orders' },
        ServiceIds: [{ Name: 'agent-web' }, { Name: 'agent-api' }, { Name: 'agent-web' }],
        Annotations: { 'otel.resource.deployment.environment': [{ AnnotationValue: { StringValue: 'production' } }] },
      },
    ])
    const services = ['agent-web', 'agent-api']
    const common = { id, startedAt: StartTime, durationMs: 250, status: 'throttle', services }
    expect(found).toEqual([{ ...common, name: 'POST /orders', environment: 'production' }])
  })

  it('are named after the path of a URL in which the port stands twice', async () => {
    const Http = { HttpMethod: 'POST', HttpURL: 'http://agent-api:8000:8000/v1/runs?all=1' }
    expect(await summaries([{ Id: id, StartTime, Http }])).toMatchObject([{ name: 'POST /v1/runs' }])
  })

  it('are of the range that was asked for when neither they nor their random id say when they began', async () => {
    const Id = '1-9457339b-41f81047a1447b9e6f06c397'
    const { clients } = canned({
      GetTraceSummaries: (_input, call) => ({
        TraceSummaries: call === 1 ? [{ Id, ServiceIds: [{ Name: 'web' }] }] : [],
      }),
    })
    const { traces: found } = await traces(clients, { signal }).recent({ source: 'xray', limit: 10, ...range })
    expect(found).toMatchObject([{ id: Id, startedAt: range.to }])
  })

  it('are only those that began in the range', async () => {
    const at = (time: string) => ({ Id: id, StartTime: new Date(time), Duration: 1 })
    expect(await summaries([at('2026-11-22T08:59:59Z'), at('2026-11-22T10:00:01Z')])).toEqual([])
  })

  it('are named after their entry point, their service or their id when they carry no request', async () => {
    const at = (Id: string, more: object) => ({ Id, StartTime, Duration: 1, ...more })
    const found = await summaries([
      at('1-00000001-000000000000000000000001', { EntryPoint: { Name: 'agent-web' }, ServiceIds: [{ Name: 'db' }] }),
      at('1-00000001-000000000000000000000002', { ServiceIds: [{ Name: 'agent-api' }] }),
      at('1-00000001-000000000000000000000003', {}),
    ])
    expect(found.map(({ name }) => name)).toEqual(['agent-web', 'agent-api', '1-00000001-000000000000000000000003'])
  })

  const unnamed = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ Id: `1-5759e988-${String(index).padStart(24, '0')}`, StartTime }))
  const within = (Id: string) => {
    const web = {
      ...segment,
      trace_id: Id,
      fault: true,
      http: { request: { method: 'GET', url: 'http://web/orders' } },
    }
    const api = { ...segment, trace_id: Id, id: 'b', name: 'agent-api', parent_id: 'a', start_time: 100.1 }
    return { Id, Segments: [web, api].map((document) => ({ Document: JSON.stringify(document) })) }
  }
  const recentOf = (answers: Parameters<typeof canned>[0]) => {
    const { clients, calls } = canned(answers)
    return { found: traces(clients, { signal }).recent({ source: 'xray', limit: 100, ...range }), calls }
  }

  it('are completed from the documents of their trace when they name no service', async () => {
    const { found, calls } = recentOf({
      GetTraceSummaries: () => ({ TraceSummaries: unnamed(7) }),
      BatchGetTraces: ({ TraceIds }) => ({ Traces: (TraceIds as string[]).map(within) }),
    })
    const { traces: list, complete } = await found
    expect(complete).toBe(true)
    expect(list).toHaveLength(7)
    const services = ['agent-web', 'agent-api']
    for (const trace of list)
      expect(trace).toMatchObject({
        startedAt: new Date(100_000),
        durationMs: 500,
        status: 'fault',
        services,
        name: 'GET /orders',
      })
    expect(calls.filter(({ command }) => command === 'BatchGetTraces')).toHaveLength(2)
  })

  it('stay as they are, as an incomplete answer, when the documents may not be read or are too many', async () => {
    const refused = recentOf({
      GetTraceSummaries: () => ({ TraceSummaries: unnamed(2) }),
      BatchGetTraces: () => {
        throw Object.assign(new Error('no'), { name: 'AccessDeniedException', $metadata: { httpStatusCode: 403 } })
      },
    })
    expect(await refused.found).toMatchObject({ complete: false, traces: [{ services: [] }, { services: [] }] })
    const many = recentOf({
      GetTraceSummaries: () => ({ TraceSummaries: unnamed(60) }),
      BatchGetTraces: ({ TraceIds }) => ({ Traces: (TraceIds as string[]).map(within) }),
    })
    const { traces: list, complete } = await many.found
    expect([complete, list.filter(({ services }) => services.length > 0).length]).toEqual([false, 50])
  })
})
