import type {
  FilteredLogEvent,
  FilterLogEventsCommandInput,
  FilterLogEventsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'
import { offsetOf } from '../paging.ts'
import { filterPattern } from './filter_pattern.ts'
import type { LogGroup, LogLine } from './groups.ts'
import { linesBetween } from './lines.ts'
import { groupOf, logGroupArn } from './names.ts'

const nextToken = (offset: number): string => Buffer.from(`page:${offset}`).toString('base64')

/** One page: so many matches, or so many lines looked at; what comes first ends it, so a page may be empty and not the last. */
const scanned = (
  lines: Iterable<LogLine>,
  matches: (line: LogLine) => boolean,
  bounds: { from: number; events: number; scan: number },
): { events: LogLine[]; next: string | undefined } => {
  const events: LogLine[] = []
  let at = 0
  for (const line of lines) {
    if (at++ < bounds.from) continue
    if (at > bounds.from + bounds.scan || events.length === bounds.events) return { events, next: nextToken(at - 1) }
    if (matches(line)) events.push(line)
  }
  return { events, next: undefined }
}

/** FilterLogEvents gives at most this many events a page. Source: CloudWatch Logs API reference. */
const eventsAtOnce = 10_000

const invalid = (message: string): AwsFault => new AwsFault('InvalidParameterException', message)

const check = ({ logStreamNames, logStreamNamePrefix }: FilterLogEventsCommandInput, limit: number): void => {
  if (limit < 1 || limit > eventsAtOnce) {
    throw invalid(`1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint`)
  }
  if (logStreamNames !== undefined && logStreamNamePrefix !== undefined) {
    throw invalid('LogStreamNames and LogStreamNamePrefix cannot be specified together.')
  }
}

/** Source: an answer of CloudWatch Logs as karpenter-provider-aws's pull request 9567 quotes it. */
const standardOnly = ({ name, class: logGroupClass }: LogGroup): void => {
  if (logGroupClass === undefined) return
  throw new AwsFault(
    'InvalidOperationException',
    `The log group ${name} is of log-group-class ${logGroupClass}. FilterLogEvents is not supported for this log class.`,
  )
}

const matcher = (input: FilterLogEventsCommandInput): ((line: LogLine) => boolean) => {
  const { logStreamNames, logStreamNamePrefix: prefix, filterPattern: pattern = '' } = input
  const passes = filterPattern(pattern)
  return ({ stream, message }) =>
    (prefix === undefined || stream.startsWith(prefix)) &&
    (logStreamNames === undefined || logStreamNames.includes(stream)) &&
    passes(message)
}

const eventOf = ({ at, stream, message, ingestedAt, id }: LogLine): FilteredLogEvent => ({
  logStreamName: stream,
  timestamp: at,
  message,
  ingestionTime: ingestedAt,
  eventId: id,
})

export const filterLogEvents = operation<FilterLogEventsCommandInput, FilterLogEventsCommandOutput>({
  members: [
    'logGroupName',
    'logStreamNames',
    'logStreamNamePrefix',
    'startTime',
    'endTime',
    'filterPattern',
    'nextToken',
    'limit',
  ],
  resource: ({ logGroupName }, account) => logGroupArn(account, logGroupName),
  answer(input, { account }) {
    const group = groupOf(account, input.logGroupName)
    const { limit = eventsAtOnce, startTime = 0, endTime } = input
    standardOnly(group)
    check(input, limit)
    const matches = matcher(input)
    const { logEvents, logScan } = account.pageSizes
    const range = { from: startTime, to: endTime ?? account.clock.now().getTime() }
    const page = scanned(linesBetween(account, group, range), matches, {
      from: offsetOf(input.nextToken, 'InvalidParameterException'),
      events: Math.min(limit, logEvents),
      scan: logScan,
    })
    return {
      events: page.events.map(eventOf),
      searchedLogStreams: [],
      nextToken: page.next,
    }
  },
})
