import { DescribeAlarmsForMetricCommand, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch'
import { FilterLogEventsCommand, StartQueryCommand } from '@aws-sdk/client-cloudwatch-logs'
import {
  ClusterNotFoundException,
  DescribeServicesCommand,
  ListServicesCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { GetTraceSummariesCommand, PutTraceSegmentsCommand } from '@aws-sdk/client-xray'
import { expect, test } from 'vitest'
import { makeWorld } from '../../../sandbox/account/account.ts'
import { makeClock, minute } from '../../../sandbox/account/clock.ts'
import { clientsOf, now, simulated } from './clients.ts'
import { cluster, linesOf, tracesOf } from './reading.ts'

test('an operation that is not simulated throws and names itself', async () => {
  const { ecs, cloudwatch, logs } = simulated()
  await expect(ecs.send(new UpdateServiceCommand({ service: 'agent-api' }))).rejects.toThrowError(
    'does not know the operation UpdateService',
  )
  await expect(
    cloudwatch.send(new DescribeAlarmsForMetricCommand({ MetricName: 'x', Namespace: 'y' })),
  ).rejects.toMatchObject({ name: 'SimulationGap' })
  await expect(
    logs.send(new StartQueryCommand({ startTime: 0, endTime: 1, queryString: 'fields @message' })),
  ).rejects.toMatchObject({ name: 'SimulationGap' })
})

test('an input member that is not simulated throws and names itself', async () => {
  const { logs, cloudwatch, ecs } = simulated()
  await expect(logs.send(new FilterLogEventsCommand({ logGroupIdentifier: 'x' }))).rejects.toThrowError(
    'logs.FilterLogEvents',
  )
  await expect(ecs.send(new ListServicesCommand({ cluster, resourceManagementType: 'ECS' }))).rejects.toThrowError(
    'resourceManagementType',
  )
  const query = { Id: 'm1', Expression: '1', AccountId: '1' }
  await expect(
    cloudwatch.send(new GetMetricDataCommand({ StartTime: new Date(0), EndTime: now, MetricDataQueries: [query] })),
  ).rejects.toThrowError('AccountId')
})

test('errors are the classes of the SDK', async () => {
  const { ecs } = simulated()
  await expect(ecs.send(new ListServicesCommand({ cluster: 'nope' }))).rejects.toBeInstanceOf(ClusterNotFoundException)
  const services = Array.from({ length: 11 }, (_, index) => `s${index}`)
  await expect(ecs.send(new DescribeServicesCommand({ cluster, services }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    $fault: 'client',
  })
})

const seen = async (seed: number) => {
  const world = makeWorld({ clock: makeClock(now), seed })
  const clients = clientsOf(world)
  return JSON.stringify([await tracesOf(clients, 5), await linesOf(clients, '/ecs/agent-prod', { last: 2 })])
}

test('one seed and one time give one answer, another seed gives another', async () => {
  const [first, again, other] = await Promise.all([seen(3), seen(3), seen(4)])
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('new telemetry appears as the clock moves, and what was there stays', async () => {
  const world = simulated()
  const before = (await tracesOf(world, 30)).map(({ Id }) => Id)
  world.clock.advance(5 * minute)
  const after = (await tracesOf(world, 35, world.clock.now())).map(({ Id }) => Id)
  expect(after.length).toBeGreaterThan(before.length + 30)
  expect(after).toEqual(expect.arrayContaining(before))
})

test('a trace can be read ten seconds after its end, not before', async () => {
  const ends = (await tracesOf(simulated(), 5)).map(
    ({ StartTime, Duration = 0 }) => (StartTime?.getTime() ?? 0) + Duration * 1000,
  )
  expect(Math.max(...ends)).toBeLessThanOrEqual(now.getTime() - 10_000 + 1)
  expect(Math.max(...ends)).toBeGreaterThan(now.getTime() - 30_000)
})

test('filter expressions of X-Ray choose traces by service, fault, duration and annotation', async () => {
  const { xray } = simulated('trace-errors')
  const count = async (FilterExpression: string) => {
    const answer = await xray.send(
      new GetTraceSummariesCommand({ StartTime: new Date(now.getTime() - 3 * minute), EndTime: now, FilterExpression }),
    )
    return answer.TraceSummaries?.length ?? 0
  }
  const all = await count('duration >= 0')
  expect(await count('fault')).toBeGreaterThan(0)
  expect((await count('fault')) + (await count('!fault'))).toBe(all)
  expect(await count('service("agent-worker") AND NOT fault')).toBeLessThan(all)
  expect(await count('(error OR fault) AND responsetime > 100')).toBe(0)
  expect(await count('annotation[otel.resource.service.name] = "agent-web"')).toBe(await count('service("agent-web")'))
  await expect(count('service("x") { fault }')).rejects.toThrowError('does not know')
  await expect(count('fault AND')).rejects.toMatchObject({ name: 'InvalidRequestException' })
})

test('a segment that was put is read back, and one that is none is returned as unprocessed', async () => {
  const world = simulated()
  const segment = {
    trace_id: '1-6b031800-0123456789abcdef01234567',
    id: '0123456789abcdef',
    name: 'canary',
    start_time: now.getTime() / 1000 - 5,
    end_time: now.getTime() / 1000 - 4,
  }
  const { UnprocessedTraceSegments } = await world.xray.send(
    new PutTraceSegmentsCommand({ TraceSegmentDocuments: [JSON.stringify(segment), 'no json'] }),
  )
  expect(UnprocessedTraceSegments?.length).toBe(1)
  expect((await tracesOf(world, 2)).find(({ Id }) => Id === segment.trace_id)).toMatchObject({
    Duration: 1,
    EntryPoint: { Name: 'canary' },
  })
})

test('calls are counted, and a call that is aborted while it waits ends at once', async () => {
  const { world, ecs } = simulated()
  await ecs.send(new ListServicesCommand({ cluster }))
  expect(world.calls).toMatchObject([{ service: 'ecs', operation: 'ListServices', accountId: '111111111111', at: now }])
  world.latency = 2000
  const stop = new AbortController()
  const waiting = ecs.send(new ListServicesCommand({ cluster }), { abortSignal: stop.signal })
  stop.abort()
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  await expect(
    ecs.send(new ListServicesCommand({ cluster }), { abortSignal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ name: 'AbortError' })
})
