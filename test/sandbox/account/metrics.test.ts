import { GetMetricDataCommand, type MetricDataQuery, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch'
import { expect, test } from 'vitest'
import { evaluate } from '../../../sandbox/account/cloudwatch/math.ts'
import { statisticOf } from '../../../sandbox/account/cloudwatch/statistics.ts'
import { now, simulated } from './clients.ts'

test.each([
  ['p50', 5],
  ['p90', 9],
  ['p95', 10],
  ['p99', 10],
  ['p99.9', 10],
  ['p100', 10],
  ['p10', 1],
  ['p0', 1],
])('%s of the numbers from 1 to 10 is %d, whatever their order', (statistic, expected) => {
  expect(statisticOf([10, 3, 1, 9, 2, 8, 4, 7, 5, 6], statistic)).toBe(expected)
})

test('a percentile of many durations is the one at its rank in the sorted list', () => {
  const values = Array.from({ length: 997 }, (_, index) => ((index * 7919) % 997) / 10)
  const sorted = values.toSorted((one, other) => one - other)
  expect(statisticOf(values, 'p95')).toBe(sorted[Math.ceil(0.95 * 997) - 1])
})

const series = (...values: (number | undefined)[]) =>
  new Map(values.flatMap((value, index) => (value === undefined ? [] : [[index, value] as const])))
const scope = {
  times: [0, 1, 2],
  metrics: new Map([
    ['s', series(8, 9, 10)],
    ['f', series(2, undefined, undefined)],
    ['z', series(0, 0, 0)],
  ]),
}

test.each([
  ['100*s/(s+FILL(f,0))', [80, 100, 100]],
  ['s+f', [10]],
  ['s/z', []],
  ['-s + 2 * 3', [-2, -3, -4]],
  ['SUM([s, f])', [10, 9, 10]],
  ['SUM(METRICS())', [10, 9, 10]],
  ['MAX([s,f])', [8, 9, 10]],
  ['IF(s>=9, s, 0)', [0, 9, 10]],
  ['s - 1 - 1', [6, 7, 8]],
  ['5', [5, 5, 5]],
])('the expression %s is %j', (expression, expected) => {
  expect([...evaluate(expression, scope).values()]).toEqual(expected)
})

test.each(['RATE(s)', 'SEARCH("x", "Sum", 60)', 'FILL(s, REPEAT)', 's ^ 2', 'unknown + 1', 's s'])(
  'the expression %s throws',
  (expression) => {
    expect(() => evaluate(expression, scope)).toThrowError('does not know')
  },
)

const metric = (Id: string, Stat: string, Period: number): MetricDataQuery => ({
  Id,
  MetricStat: {
    Metric: { Namespace: 'Test', MetricName: 'latency', Dimensions: [{ Name: 'a', Value: 'b' }] },
    Period,
    Stat,
  },
})

const put = async (world: ReturnType<typeof simulated>) => {
  const at = (minute: number) => new Date(now.getTime() - 27_000 - minute * 60_000)
  const MetricData = [10, 9, 8, 7, 6].map((minute) => ({
    MetricName: 'latency',
    Dimensions: [{ Name: 'a', Value: 'b' }],
    Timestamp: at(minute),
    Values: [1, minute],
    Counts: [3, 1],
  }))
  await world.cloudwatch.send(new PutMetricDataCommand({ Namespace: 'Test', MetricData }))
}

test('what was put comes back by period, aligned to it, newest first unless asked otherwise', async () => {
  const world = simulated()
  await put(world)
  const ask = async (query: MetricDataQuery) => {
    const { MetricDataResults = [] } = await world.cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date('2026-11-22T16:20:30Z'),
        EndTime: now,
        MetricDataQueries: [query],
      }),
    )
    return MetricDataResults[0]
  }
  expect((await ask(metric('m1', 'SampleCount', 60)))?.Values).toEqual([4, 4, 4, 4, 4])
  const wide = await ask(metric('m1', 'Maximum', 300))
  expect(wide?.Timestamps).toEqual([new Date('2026-11-22T16:20:00Z')])
  expect(wide?.Values).toEqual([10])
  expect((await ask(metric('m1', 'Sum', 60)))?.Timestamps?.[0]).toEqual(new Date('2026-11-22T16:24:00Z'))
  expect(
    (
      await ask({
        ...metric('m1', 'Sum', 60),
        MetricStat: {
          ...metric('m1', 'Sum', 60).MetricStat,
          Metric: { Namespace: 'Test', MetricName: 'latency' },
        } as never,
      })
    )?.Values,
  ).toEqual([])
})

test('small pages of data points give every point once, marked partial until the last', async () => {
  const world = simulated()
  await put(world)
  const seen: number[] = []
  const codes: (string | undefined)[] = []
  let NextToken: string | undefined
  do {
    const answer = await world.cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date('2026-11-22T16:00:00Z'),
        EndTime: now,
        MaxDatapoints: 2,
        MetricDataQueries: [metric('m1', 'Maximum', 60)],
        NextToken,
      }),
    )
    seen.push(...(answer.MetricDataResults?.[0]?.Values ?? []))
    codes.push(answer.MetricDataResults?.[0]?.StatusCode)
    NextToken = answer.NextToken
  } while (NextToken !== undefined)
  expect(seen).toEqual([6, 7, 8, 9, 10])
  expect(codes).toEqual(['PartialData', 'PartialData', 'Complete'])
})

test('a week of a percentile is answered quickly', async () => {
  const { cloudwatch } = simulated()
  const Metric = {
    Namespace: 'AgentTeam/production',
    MetricName: 'http.server.request.duration',
    Dimensions: [{ Name: 'service.name', Value: 'agent-api' }],
  }
  const { MetricDataResults = [] } = await cloudwatch.send(
    new GetMetricDataCommand({
      StartTime: new Date(now.getTime() - 7 * 86_400_000),
      EndTime: now,
      MetricDataQueries: [{ Id: 'p', MetricStat: { Metric, Period: 3600, Stat: 'p99' } }],
    }),
  )
  const values = MetricDataResults[0]?.Values ?? []
  expect(values.length).toBe(169)
  expect(Math.min(...values)).toBeGreaterThan(0.05)
  expect(Math.max(...values)).toBeLessThan(60)
})

test('no point is younger than its minute and half a minute more, however far ahead is asked', async () => {
  const { cloudwatch } = simulated()
  const Dimensions = [
    { Name: 'ClusterName', Value: 'agent-prod-cluster' },
    { Name: 'ServiceName', Value: 'agent-api' },
  ]
  const Metric = { Namespace: 'AWS/ECS', MetricName: 'CPUUtilization', Dimensions }
  const { MetricDataResults = [] } = await cloudwatch.send(
    new GetMetricDataCommand({
      StartTime: new Date(now.getTime() - 600_000),
      EndTime: new Date(now.getTime() + 600_000),
      MetricDataQueries: [{ Id: 'm', MetricStat: { Metric, Period: 60, Stat: 'Average' } }],
    }),
  )
  expect(MetricDataResults[0]?.Timestamps?.[0]).toEqual(new Date('2026-11-22T16:28:00Z'))
})
