import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import type { LogEvent, Span, TraceSummary } from '../../ports.ts'
import { w3cTraceId, xrayTraceId } from '../../trace-id.ts'
import type { Clients } from './clients.ts'
import { newestEvents } from './log-events.ts'
import { type StoredSpan, spanOnly, storedSpan } from './span-events.ts'
import { worst } from './status.ts'
import type { TraceSource } from './xray.ts'

/** The log group in which Transaction Search keeps spans; the name is AWS's and fixed. */
const group = 'aws/spans'

const byStart = (a: Span, b: Span): number => a.startedAt.getTime() - b.startedAt.getTime()
const endOf = (span: Span): number => span.startedAt.getTime() + span.durationMs
const isRoot = ({ parent }: Span): boolean => parent === undefined

/** Returns the summary of one trace's spans, named after its root, else after its earliest span. */
const summary = (spans: readonly StoredSpan[]): TraceSummary[] => {
  const ordered = spans.toSorted(byStart)
  const [first] = ordered
  const id = first && xrayTraceId(first.trace)
  if (first === undefined || id === undefined) return []
  const environment = ordered.find((span) => span.environment !== undefined)?.environment
  return [
    {
      id,
      startedAt: first.startedAt,
      durationMs: Math.max(...ordered.map(endOf)) - first.startedAt.getTime(),
      status: worst(ordered.map(({ status }) => status)),
      services: [...new Set(ordered.map(({ service }) => service))],
      name: (ordered.find(isRoot) ?? first).name,
      ...(environment !== undefined && { environment }),
    },
  ]
}

/** A trace is whole when no span of it can lie before what was read: its root began after that, or all was read. */
const wholeTraces = (events: readonly LogEvent[], readFrom: number, from: Date): TraceSummary[] => {
  const spans = events.flatMap(({ message }) => storedSpan(message) ?? [])
  const whole = (trace: readonly StoredSpan[]): boolean =>
    readFrom <= from.getTime() || trace.some((span) => isRoot(span) && span.startedAt.getTime() >= readFrom)
  return [...Map.groupBy(spans, ({ trace }) => trace).values()]
    .filter(whole)
    .flatMap(summary)
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
}

/** @returns traces from the spans that Transaction Search keeps in CloudWatch Logs; at most `calls` calls a question. */
export const spans = (
  clients: Clients,
  { signal, calls = 10 }: { signal: AbortSignal; calls?: number },
): TraceSource => {
  const reader = { client: clients.of(CloudWatchLogsClient), abortSignal: signal, calls }
  return {
    async recent({ from, to, limit, keep = () => true }) {
      const kept = (events: readonly LogEvent[], readFrom: number) => wholeTraces(events, readFrom, from).filter(keep)
      const { items, complete, readFrom } = await newestEvents(reader, {
        group,
        from,
        to,
        enough: (events, back) => kept(events, back).length >= limit,
      })
      return { traces: kept(items, readFrom).slice(0, limit), complete }
    },
    async spans({ id, from, to }) {
      const trace = w3cTraceId(id)
      if (trace === undefined) return []
      const { items } = await newestEvents(reader, { group, from, to, containing: trace, enough: () => false })
      const found = items.flatMap(({ message }) => storedSpan(message) ?? [])
      return found
        .filter((span) => span.trace === trace)
        .sort(byStart)
        .map(spanOnly)
    },
  }
}
