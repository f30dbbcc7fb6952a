import { paginateDescribeAlarms, paginateListMetrics } from '@aws-sdk/client-cloudwatch'
import { FilterLogEventsCommand, paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs'
import { paginateListServices, paginateListTaskDefinitions } from '@aws-sdk/client-ecs'
import { expect, test } from 'vitest'
import { now, simulated } from './clients.ts'
import { linesOf, tracesOf } from './reading.ts'

const pages = async <P>(found: AsyncIterable<P>): Promise<P[]> => {
  const all: P[] = []
  for await (const page of found) all.push(page)
  return all
}

const once = (items: readonly unknown[]): void => {
  expect(items.length).toBeGreaterThan(3)
  expect(new Set(items).size).toBe(items.length)
}

test('services, task definitions, alarms, metrics and log groups take several pages and come exactly once', async () => {
  const { ecs, cloudwatch, logs } = simulated()
  const services = await pages(paginateListServices({ client: ecs }, { cluster: 'agent-prod-cluster' }))
  const definitions = await pages(paginateListTaskDefinitions({ client: ecs }, {}))
  const alarms = await pages(
    paginateDescribeAlarms({ client: cloudwatch }, { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] }),
  )
  const metrics = await pages(paginateListMetrics({ client: cloudwatch }, {}))
  const groups = await pages(paginateDescribeLogGroups({ client: logs }, {}))
  for (const found of [services, definitions, alarms, metrics, groups]) expect(found.length).toBeGreaterThan(1)
  once(services.flatMap(({ serviceArns = [] }) => serviceArns))
  once(definitions.flatMap(({ taskDefinitionArns = [] }) => taskDefinitionArns))
  once(
    alarms.flatMap(({ MetricAlarms = [], CompositeAlarms = [] }) =>
      [...MetricAlarms, ...CompositeAlarms].map(({ AlarmName }) => AlarmName),
    ),
  )
  once(metrics.flatMap(({ Metrics = [] }) => Metrics.map((metric) => JSON.stringify(metric))))
  once(groups.flatMap(({ logGroups = [] }) => logGroups.map(({ logGroupName }) => logGroupName)))
})

test('an hour of traces comes newest first, each once', async () => {
  const traces = await tracesOf(simulated())
  once(traces.map(({ Id }) => Id))
  const times = traces.map(({ StartTime }) => StartTime?.getTime() ?? 0)
  expect(times).toEqual(times.toSorted((one, other) => other - one))
})

test('log events come oldest first, each once, and a filter that matches little gives empty pages with a token', async () => {
  const world = simulated()
  const lines = await linesOf(world, '/ecs/agent-prod', { last: 30 })
  once(lines.map(({ eventId }) => eventId))
  const times = lines.map(({ timestamp = 0 }) => timestamp)
  expect(times[0]).toBeGreaterThanOrEqual(now.getTime() - 30 * 60_000)
  expect(times.at(-1)).toBeLessThan(now.getTime())
  expect(times).toEqual(times.toSorted((one, other) => one - other))
  const asked = {
    logGroupName: '/ecs/agent-prod',
    startTime: now.getTime() - 3_600_000,
    filterPattern: '"no such text"',
  }
  const page = await world.logs.send(new FilterLogEventsCommand(asked))
  expect(page.events).toEqual([])
  expect(page.nextToken).toBeDefined()
  expect(await linesOf(world, '/ecs/agent-prod', { last: 60, filterPattern: '"no such text"' })).toEqual([])
})

test('a limit is kept, and a token that nobody gave is refused', async () => {
  const { logs } = simulated()
  const asked = { logGroupName: '/ecs/agent-prod', startTime: now.getTime() - 3_600_000 }
  expect((await logs.send(new FilterLogEventsCommand({ ...asked, limit: 3 }))).events?.length).toBe(3)
  await expect(logs.send(new FilterLogEventsCommand({ ...asked, nextToken: 'made-up' }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  })
})
