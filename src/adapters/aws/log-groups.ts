import {
  type CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  type LogGroup as SdkLogGroup,
} from '@aws-sdk/client-cloudwatch-logs'
import type { LogGroup } from '../../ports.ts'
import { calling } from './errors.ts'
import { pages } from './pages.ts'

/** A group comes before those that its name begins, so it is on the first page; more are read for the others. */
const mostPages = 4

const classes: Readonly<Record<string, LogGroup['class']>> = {
  INFREQUENT_ACCESS: 'infrequent_access',
  DELIVERY: 'delivery',
}

/** Groups of before there were classes have none: they are standard ones. Source: CloudWatch Logs API reference. */
const groupFrom = ({ logGroupName: name = '', logGroupClass, retentionInDays }: SdkLogGroup): LogGroup => ({
  name,
  class: classes[logGroupClass ?? ''] ?? 'standard',
  ...(retentionInDays !== undefined && { retentionDays: retentionInDays }),
})

/** Names that begin with another name are answered with it. */
const prefixesOf = (names: readonly string[]): string[] =>
  names.filter((name) => !names.some((other) => other !== name && name.startsWith(other)))

/** @returns those of the named groups that exist; one call for names of which one begins the others. */
export const logGroups = async (
  { client, abortSignal }: { client: CloudWatchLogsClient; abortSignal: AbortSignal },
  names: readonly string[],
): Promise<LogGroup[]> => {
  const under = async (logGroupNamePrefix: string): Promise<LogGroup[]> => {
    const wanted = names.filter((name) => name.startsWith(logGroupNamePrefix))
    const page = async (nextToken: string | undefined) => {
      const command = new DescribeLogGroupsCommand({ logGroupNamePrefix, ...(nextToken && { nextToken }) })
      const answer = await calling('logs:DescribeLogGroups', client.send(command, { abortSignal }))
      return { items: (answer.logGroups ?? []).map(groupFrom), next: answer.nextToken }
    }
    const { items } = await pages(mostPages, page, (found) =>
      wanted.every((name) => found.some((group) => group.name === name)),
    )
    return items.filter(({ name }) => wanted.includes(name))
  }
  return (await Promise.all(prefixesOf([...new Set(names)]).map(under))).flat()
}
