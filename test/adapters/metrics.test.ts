import { describe, expect, it } from 'vitest'
import { metrics } from '../../src/adapters/aws/metrics.ts'
import { PortError } from '../../src/ports.ts'
import { type Answers, canned, signal } from './canned.ts'

const metric = { namespace: 'AgentTeam/production', name: 'http.server.request.duration', dimensions: {} }
const [from, to] = [new Date('2026-11-22T09:00:00Z'), new Date('2026-11-22T10:00:00Z')]
const query = { id: 'Latency, p99', metric, statistic: 'p99', periodSeconds: 60 }
const minute = (number: number) => new Date(from.getTime() + number * 60_000)

const reading = (GetMetricData: Answers[string]) => {
  const { clients, calls } = canned({ GetMetricData })
  return { calls, read: (queries = [query]) => metrics(clients, { signal }).read(queries, from, to) }
}

const result = (StatusCode: string, minutes: number[] = [], Id = 'q0') => ({
  MetricDataResults: [{ Id, StatusCode, Timestamps: minutes.map(minute), Values: minutes }],
})

describe('metric points', () => {
  it('are put together from pages, oldest first', async () => {
    const { read } = reading((_, call) =>
      call === 1 ? { ...result('PartialData', [3, 4]), NextToken: 'more' } : result('Complete', [1, 2]),
    )
    const [series] = await read()
    expect(series).toEqual({ id: query.id, points: [1, 2, 3, 4].map((value) => ({ at: minute(value), value })) })
  })

  it.each([
    ['InternalError', 'unavailable'],
    ['PartialData', 'unavailable'],
    ['Forbidden', 'access_denied'],
  ])('fail when a query ends as %s, instead of showing less', async (status, reason) => {
    const { read } = reading(() => result(status, [1]))
    const error = await read().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PortError)
    expect(error).toMatchObject({ reason, operation: 'cloudwatch:GetMetricData' })
  })

  it('fail when CloudWatch leaves a query out of its answer', async () => {
    await expect(reading(() => ({ MetricDataResults: [] })).read()).rejects.toMatchObject({ reason: 'unavailable' })
  })

  it('are asked for 500 queries at a time and come back in the order asked', async () => {
    const { read, calls } = reading((input) => ({
      MetricDataResults: (input['MetricDataQueries'] as { Id: string }[])
        .map(({ Id }) => ({ Id, StatusCode: 'Complete', Timestamps: [], Values: [] }))
        .reverse(),
    }))
    const queries = Array.from({ length: 1100 }, (_, index) => ({ ...query, id: `${index}` }))
    expect((await read(queries)).map(({ id }) => id)).toEqual(queries.map(({ id }) => id))
    expect(calls.map(({ input }) => (input['MetricDataQueries'] as unknown[]).length)).toEqual([500, 500, 100])
  })
})
