import type {
  DescribeLogGroupsCommandInput,
  DescribeLogGroupsCommandOutput,
  DescribeLogStreamsCommandInput,
  DescribeLogStreamsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs'
import { uuid } from '../chance.ts'
import { hour } from '../clock.ts'
import { operation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import type { Account } from '../state.ts'
import type { LogGroup } from './groups.ts'
import { linesBetween } from './lines.ts'
import { groupOf, logGroupArn } from './names.ts'

export const describeLogGroups = operation<DescribeLogGroupsCommandInput, DescribeLogGroupsCommandOutput>({
  members: ['logGroupNamePrefix', 'nextToken', 'limit'],
  answer({ logGroupNamePrefix = '', nextToken: token, limit }, { account }) {
    const found = [...account.logGroups.values()]
      .filter(({ name }) => name.startsWith(logGroupNamePrefix))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
    const page = pageOf(found, {
      token,
      wished: limit,
      size: account.pageSizes.logGroups,
      invalid: 'InvalidParameterException',
    })
    return {
      logGroups: page.items.map(({ name, createdAt, retentionDays, class: logGroupClass }) => ({
        logGroupName: name,
        creationTime: createdAt.getTime(),
        retentionInDays: retentionDays,
        metricFilterCount: 0,
        arn: logGroupArn(account, name),
        logGroupArn: logGroupArn(account, name).slice(0, -2),
        storedBytes: 0,
        logGroupClass: logGroupClass ?? 'STANDARD',
      })),
      nextToken: page.next,
    }
  },
})

/** Streams are found by looking at what was written in the last hour: older ones are not listed. */
const streamsOf = (account: Account, group: LogGroup) => {
  const now = account.clock.now().getTime()
  const streams = new Map<string, { first: number; last: number; ingested: number }>()
  for (const { stream, at, ingestedAt } of linesBetween(account, group, { from: now - hour, to: now })) {
    streams.set(stream, { first: streams.get(stream)?.first ?? at, last: at, ingested: ingestedAt })
  }
  return [...streams].map(([name, times]) => ({ name, ...times }))
}

export const describeLogStreams = operation<DescribeLogStreamsCommandInput, DescribeLogStreamsCommandOutput>({
  members: ['logGroupName', 'logStreamNamePrefix', 'orderBy', 'descending', 'nextToken', 'limit'],
  resource: ({ logGroupName }, account) => logGroupArn(account, logGroupName),
  answer(
    { logGroupName, logStreamNamePrefix = '', orderBy = 'LogStreamName', descending, nextToken: token, limit },
    { account },
  ) {
    const sorted = streamsOf(account, groupOf(account, logGroupName))
      .filter(({ name }) => name.startsWith(logStreamNamePrefix))
      .sort((one, other) => (orderBy === 'LastEventTime' ? one.last - other.last : one.name < other.name ? -1 : 1))
    const page = pageOf(descending === true ? sorted.reverse() : sorted, {
      token,
      wished: limit,
      size: account.pageSizes.logGroups,
      invalid: 'InvalidParameterException',
    })
    return {
      logStreams: page.items.map(({ name, first, last, ingested }) => ({
        logStreamName: name,
        creationTime: first,
        firstEventTimestamp: first,
        lastEventTimestamp: last,
        lastIngestionTime: ingested,
        uploadSequenceToken: uuid(account.seed, name),
        arn: `${logGroupArn(account, logGroupName).slice(0, -1)}log-stream:${name}`,
        storedBytes: 0,
      })),
      nextToken: page.next,
    }
  },
})
