import {
  type MetricAlarm,
  paginateDescribeAlarms,
  paginateGetMetricData,
  paginateListMetrics,
} from '@aws-sdk/client-cloudwatch'
import { type FilteredLogEvent, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs'
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  paginateListTasks,
  type Service,
  type Task,
} from '@aws-sdk/client-ecs'
import { paginateGetTraceSummaries, type TraceSummary } from '@aws-sdk/client-xray'
import { type Clients, now } from './clients.ts'

export const cluster = 'agent-prod-cluster'
export const collector = 'agent-prod-otel-collector'
const minutesAgo = (minutes: number, from = now): Date => new Date(from.getTime() - minutes * 60_000)

const collected = async <P, T>(pages: AsyncIterable<P>, items: (page: P) => readonly T[] | undefined): Promise<T[]> => {
  const all: T[] = []
  for await (const page of pages) all.push(...(items(page) ?? []))
  return all
}

export const serviceOf = async ({ ecs }: Pick<Clients, 'ecs'>, name: string): Promise<Service> => {
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [name] }))
  const [service] = services
  if (service === undefined) throw new Error(`${name} is missing`)
  return service
}

export const tasksOf = async (
  { ecs }: Pick<Clients, 'ecs'>,
  serviceName: string,
  desiredStatus: 'RUNNING' | 'STOPPED',
): Promise<Task[]> => {
  const arns = await collected(
    paginateListTasks({ client: ecs }, { cluster, serviceName, desiredStatus }),
    ({ taskArns }) => taskArns,
  )
  if (arns.length === 0) return []
  return (await ecs.send(new DescribeTasksCommand({ cluster, tasks: arns }))).tasks ?? []
}

export const alarmsOf = async ({ cloudwatch }: Pick<Clients, 'cloudwatch'>): Promise<Map<string, MetricAlarm>> => {
  const pages = paginateDescribeAlarms({ client: cloudwatch }, { AlarmNamePrefix: 'agent-prod-' })
  return new Map(
    (await collected(pages, ({ MetricAlarms }) => MetricAlarms)).map((alarm) => [alarm.AlarmName ?? '', alarm]),
  )
}

export const tracesOf = ({ xray }: Pick<Clients, 'xray'>, last = 60, until = now): Promise<TraceSummary[]> =>
  collected(
    paginateGetTraceSummaries({ client: xray }, { StartTime: minutesAgo(last, until), EndTime: until }),
    ({ TraceSummaries }) => TraceSummaries,
  )

export const linesOf = (
  { logs }: Pick<Clients, 'logs'>,
  group: string,
  { last = 10, filterPattern, until = now }: { last?: number; filterPattern?: string; until?: Date } = {},
): Promise<FilteredLogEvent[]> =>
  collected(
    paginateFilterLogEvents(
      { client: logs },
      {
        logGroupName: group,
        startTime: minutesAgo(last, until).getTime(),
        endTime: until.getTime(),
        ...(filterPattern !== undefined && { filterPattern }),
      },
    ),
    ({ events }) => events,
  )

export type Wanted = {
  namespace: string
  name: string
  dimensions?: Record<string, string>
  stat: string
  period?: number
}

export const valuesOf = async (
  { cloudwatch }: Pick<Clients, 'cloudwatch'>,
  wanted: Wanted,
  last = 60,
): Promise<number[]> => {
  const { namespace, name, dimensions = {}, stat, period = 60 } = wanted
  const Metric = {
    Namespace: namespace,
    MetricName: name,
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
  }
  const pages = paginateGetMetricData(
    { client: cloudwatch },
    {
      StartTime: minutesAgo(last),
      EndTime: now,
      ScanBy: 'TimestampAscending',
      MetricDataQueries: [{ Id: 'm1', MetricStat: { Metric, Period: period, Stat: stat } }],
    },
  )
  return collected(pages, ({ MetricDataResults }) => MetricDataResults?.[0]?.Values)
}

export const metricNames = async (
  { cloudwatch }: Pick<Clients, 'cloudwatch'>,
  Namespace?: string,
): Promise<string[]> => {
  const pages = paginateListMetrics({ client: cloudwatch }, { RecentlyActive: 'PT3H', ...(Namespace && { Namespace }) })
  const all = await collected(pages, ({ Metrics }) => Metrics)
  return all.map(
    ({ Namespace: space, MetricName, Dimensions = [] }) =>
      `${space} ${MetricName} ${Dimensions.map(({ Name, Value }) => `${Name}=${Value}`).join(',')}`,
  )
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
