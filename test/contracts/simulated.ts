import { CloudWatchClient, type MetricAlarm, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogsClient, type FilteredLogEvent, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs'
import { paginateGetTraceSummaries, XRayClient } from '@aws-sdk/client-xray'
import { makeWorld, type World } from '../../sandbox/account/account.ts'
import { attach } from '../../sandbox/account/attach.ts'
import { makeClock } from '../../sandbox/account/clock.ts'
import { type Clients, makeClients } from '../../src/adapters/aws/clients.ts'

export const now = new Date('2026-11-22T10:00:00Z')

/** A world of its own, and clients with the bot's credentials that it answers. */
export const simulated = (): { world: World; clients: Clients } => {
  const world = makeWorld({ clock: makeClock(now) })
  const { region } = world.production
  const clients = makeClients({
    region,
    credentials: world.credentials,
    prepare: (client) => void attach(client, world),
  })
  return { world, clients }
}

/** All of an async sequence; Array.fromAsync is not in the library that the compiler is given. */
const collected = async <T>(sequence: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = []
  for await (const item of sequence) items.push(item)
  return items
}

/** Every event of a group in a range, by the SDK's own paginator. */
export const allEvents = async (
  clients: Clients,
  group: string,
  [from, to]: [Date, Date],
): Promise<FilteredLogEvent[]> => {
  const range = { logGroupName: group, startTime: from.getTime(), endTime: to.getTime() }
  const pages = await collected(paginateFilterLogEvents({ client: clients.of(CloudWatchLogsClient) }, range))
  return pages.flatMap(({ events = [] }) => events)
}

/** Every trace id of a range, by the SDK's own paginator. */
export const allTraceIds = async (clients: Clients, [StartTime, EndTime]: [Date, Date]): Promise<Set<string>> => {
  const pages = await collected(paginateGetTraceSummaries({ client: clients.of(XRayClient) }, { StartTime, EndTime }))
  return new Set(pages.flatMap(({ TraceSummaries = [] }) => TraceSummaries.flatMap(({ Id }) => Id ?? [])))
}

/** Every metric alarm whose name begins so, by the SDK's own paginator. */
export const allAlarms = async (clients: Clients, AlarmNamePrefix: string): Promise<MetricAlarm[]> => {
  const AlarmTypes = ['MetricAlarm' as const, 'CompositeAlarm' as const]
  const asked = { AlarmNamePrefix, AlarmTypes }
  const pages = await collected(paginateDescribeAlarms({ client: clients.of(CloudWatchClient) }, asked))
  return pages.flatMap(({ MetricAlarms = [], CompositeAlarms = [] }) => [...MetricAlarms, ...CompositeAlarms])
}
