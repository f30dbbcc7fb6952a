import { BatchGetTracesCommand, GetTraceSummariesCommand, XRayClient } from '@aws-sdk/client-xray'
import type { TraceSummary, Traces } from '../../ports.ts'
import { backwards, type Slice } from './backwards.ts'
import type { Clients } from './clients.ts'
import { calling } from './errors.ts'
import { allPages } from './pages.ts'
import { completed } from './trace-completion.ts'
import { spansFrom } from './trace-documents.ts'
import { summaryFrom } from './trace-summary.ts'

/** What one place that stores traces answers. */
export type TraceSource = Pick<Traces, 'recent' | 'spans'>

/** GetTraceSummaries refuses longer ranges than this. */
const widest = 6 * 3_600_000

/** Milliseconds that are asked for at once to begin with. */
const narrow = 15 * 60_000

type Asked = { xray: XRayClient; abortSignal: AbortSignal }

const summaries = async ({ xray, abortSignal }: Asked, slice: Slice, NextToken: string | undefined) => {
  const { start, end } = slice
  const command = new GetTraceSummariesCommand({
    StartTime: new Date(start),
    EndTime: new Date(end),
    ...(NextToken && { NextToken }),
  })
  const page = await calling('xray:GetTraceSummaries', xray.send(command, { abortSignal }))
  return { items: (page.TraceSummaries ?? []).flatMap((summary) => summaryFrom(summary, slice)), next: page.NextToken }
}

const newestFirst = (traces: readonly TraceSummary[]): TraceSummary[] =>
  [...new Map(traces.map((trace) => [trace.id, trace])).values()].sort(
    (a, b) => b.startedAt.getTime() - a.startedAt.getTime(),
  )

const documents = ({ xray, abortSignal }: Asked, id: string): Promise<string[]> => {
  const operation = 'xray:BatchGetTraces'
  return allPages(operation, 20, async (NextToken) => {
    const command = new BatchGetTracesCommand({ TraceIds: [id], ...(NextToken && { NextToken }) })
    const page = await calling(operation, xray.send(command, { abortSignal }))
    const segments = (page.Traces ?? []).flatMap(({ Segments }) => Segments ?? [])
    return { items: segments.flatMap(({ Document }) => Document ?? []), next: page.NextToken }
  })
}

/** @returns traces from X-Ray; at most `calls` GetTraceSummaries calls a question, filtered here, never by X-Ray. */
export const xray = (clients: Clients, { signal, calls = 5 }: { signal: AbortSignal; calls?: number }): TraceSource => {
  const asked: Asked = { xray: clients.of(XRayClient), abortSignal: signal }
  return {
    async recent({ from, to, limit, keep = () => true }) {
      const wanted = (trace: TraceSummary) => trace.startedAt >= from && trace.startedAt <= to && keep(trace)
      const { items, complete } = await backwards<TraceSummary>({
        from: from.getTime(),
        to: to.getTime(),
        calls,
        firstWidth: Math.min(
          widest,
          to.getTime() - from.getTime(),
          Math.max(narrow, (to.getTime() - from.getTime()) / 4),
        ),
        widest,
        at: ({ startedAt }) => startedAt.getTime(),
        enough: (traces) => traces.filter(wanted).length >= limit,
        page: (slice, token) => summaries(asked, slice, token),
      })
      const whole = await completed(asked, newestFirst(items.filter(wanted)).slice(0, limit))
      return { traces: newestFirst(whole.traces.filter(keep)), complete: complete && whole.complete }
    },
    async spans({ id }) {
      return spansFrom(await documents(asked, id)).sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
    },
  }
}
