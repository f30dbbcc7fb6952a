import {
  type CloudWatchLogsClient,
  type FilteredLogEvent,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import type { LogEvent } from '../../ports.ts'
import { backwards, type Slice, type Walked } from './backwards.ts'
import { calling } from './errors.ts'

export type LogQuery = {
  group: string
  from: Date
  to: Date
  containing?: string
  /** Phrases of which one must be in a line. */
  anyOf?: readonly string[]
  /** Whether these events, all that there are back to `readFrom`, are enough. */
  enough(events: readonly LogEvent[], readFrom: number): boolean
}

/** Milliseconds that are read at once to begin with: the last lines of an ordinary group are all in there. */
const narrow = 5 * 60_000

export type LogReader = { client: CloudWatchLogsClient; abortSignal: AbortSignal; calls: number }

const eventFrom = (from: FilteredLogEvent): LogEvent[] => {
  if (from.timestamp === undefined) return []
  const { eventId, logStreamName: stream = '', message = '' } = from
  return [{ id: eventId ?? `${stream}/${from.timestamp}/${message}`, at: new Date(from.timestamp), stream, message }]
}

/** A quoted phrase is taken as it is; quotes, backslashes and controls inside one are not documented, so not sent. */
const patternFor = (phrase = ''): string | undefined =>
  phrase === '' || /["\\\p{Cc}]/u.test(phrase) ? undefined : `"${phrase}"`

/** Terms with a question mark: one of them is enough. Source: CloudWatch Logs user guide, filter pattern syntax. */
const anyPattern = (phrases: readonly string[] = []): string | undefined => {
  const patterns = phrases.flatMap((phrase) => patternFor(phrase) ?? [])
  return patterns.length === 0 || patterns.length < phrases.length
    ? undefined
    : patterns.map((pattern) => `?${pattern}`).join(' ')
}

const page = async ({ client, abortSignal }: LogReader, query: LogQuery, at: Slice & { token: string | undefined }) => {
  const filterPattern = patternFor(query.containing) ?? anyPattern(query.anyOf)
  const command = new FilterLogEventsCommand({
    logGroupName: query.group,
    startTime: Math.floor(at.start),
    endTime: Math.ceil(at.end),
    ...(filterPattern && { filterPattern }),
    ...(at.token && { nextToken: at.token }),
  })
  const answer = await calling('logs:FilterLogEvents', client.send(command, { abortSignal }))
  return { items: (answer.events ?? []).flatMap(eventFrom), next: answer.nextToken }
}

/** Returns each event of the range once, newest first, whatever the service did with range and phrase. */
const cleaned = (events: readonly LogEvent[], { from, to, containing = '', anyOf = [''] }: LogQuery): LogEvent[] => {
  const wanted = events.filter(
    ({ at, message }) =>
      at >= from && at <= to && message.includes(containing) && anyOf.some((phrase) => message.includes(phrase)),
  )
  return [...new Map(wanted.map((event) => [event.id, event])).values()].sort((a, b) => b.at.getTime() - a.at.getTime())
}

/**
 * FilterLogEvents answers oldest first and has no way to ask for the newest, so ranges are read from `to` back.
 * @returns the events of the range, newest first, back to `readFrom`
 */
export const newestEvents = async (reader: LogReader, query: LogQuery): Promise<Walked<LogEvent>> => {
  const [from, to] = [query.from.getTime(), query.to.getTime()]
  const walked = await backwards<LogEvent>({
    from,
    to,
    calls: reader.calls,
    firstWidth: Math.min(to - from, Math.max((to - from) / 16, narrow)),
    widest: to - from,
    at: (event) => event.at.getTime(),
    enough: (events, readFrom) => query.enough(cleaned(events, query), readFrom),
    page: (slice, token) => page(reader, query, { ...slice, token }),
  })
  return { ...walked, items: cleaned(walked.items, query) }
}
