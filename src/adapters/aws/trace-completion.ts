import { BatchGetTracesCommand, type XRayClient } from '@aws-sdk/client-xray'
import { PortError, type Span, type TraceSummary } from '../../ports.ts'
import { batches, bounded } from './batches.ts'
import { calling } from './errors.ts'
import { allPages } from './pages.ts'
import { worst } from './status.ts'
import { spansFrom } from './trace-documents.ts'

/** BatchGetTraces takes at most this many ids. Source: X-Ray API reference. */
const idsAtOnce = 5

/** Traces whose documents are read for one question, so ten calls at most. */
const mostTraces = 50

type Asked = { xray: XRayClient; abortSignal: AbortSignal }

const isNamed = ({ services }: TraceSummary): boolean => services.length > 0

/** The summary as its own documents have it; one whose documents hold no span stays as it was. */
const fromSpans = (summary: TraceSummary, spans: readonly Span[]): TraceSummary => {
  const ordered = spans.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
  const [first] = ordered
  if (first === undefined) return summary
  const end = Math.max(...ordered.map(({ startedAt, durationMs }) => startedAt.getTime() + durationMs))
  return {
    ...summary,
    startedAt: first.startedAt,
    durationMs: end - first.startedAt.getTime(),
    status: worst(ordered.map(({ status }) => status)),
    services: [...new Set(ordered.map(({ service }) => service))],
    name: (ordered.find(({ parent }) => parent === undefined) ?? first).name,
  }
}

const documents = async ({ xray, abortSignal }: Asked, TraceIds: string[]) => {
  const operation = 'xray:BatchGetTraces'
  const found = await allPages(operation, 20, async (NextToken) => {
    const command = new BatchGetTracesCommand({ TraceIds, ...(NextToken && { NextToken }) })
    const page = await calling(operation, xray.send(command, { abortSignal }))
    return { items: page.Traces ?? [], next: page.NextToken }
  })
  // A trace with many segments may stand on more than one page.
  return [...Map.groupBy(found, ({ Id = '' }) => Id)].map(([id, parts]) => {
    const texts = parts.flatMap(({ Segments = [] }) => Segments.flatMap(({ Document }) => Document ?? []))
    return [id, spansFrom(texts)] as const
  })
}

const read = async (asked: Asked, traces: readonly TraceSummary[]) => {
  const ids = traces.slice(0, mostTraces).map(({ id }) => id)
  try {
    return new Map((await bounded(batches(ids, idsAtOnce), idsAtOnce, (batch) => documents(asked, batch))).flat())
  } catch (error) {
    // What is known of the traces is still an answer, and `complete` says that it is not all of it.
    if (error instanceof PortError) return new Map<string, Span[]>()
    throw error
  }
}

/**
 * X-Ray's summary names the services of a trace. One that names none (a trace that is still arriving, or an endpoint
 * that makes no such list) is completed from the trace's own documents, so that no service is said to have no traces.
 * @returns the traces in their order; `complete` is false when there is one whose services are still not known
 */
export const completed = async (
  asked: Asked,
  traces: readonly TraceSummary[],
): Promise<{ traces: TraceSummary[]; complete: boolean }> => {
  const unnamed = traces.filter((trace) => !isNamed(trace))
  if (unnamed.length === 0) return { traces: [...traces], complete: true }
  const spans = await read(asked, unnamed)
  const whole = traces.map((trace) => (isNamed(trace) ? trace : fromSpans(trace, spans.get(trace.id) ?? [])))
  return { traces: whole, complete: whole.every(isNamed) }
}
