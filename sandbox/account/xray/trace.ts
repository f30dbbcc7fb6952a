import { roll } from '../chance.ts'
import { minute as minuteMs } from '../clock.ts'
import { type Account, cached } from '../state.ts'
import { canarySegments } from '../telemetry/canary.ts'
import { traceDelay, traced } from '../telemetry/delivery.ts'
import { type Request, requestsOf, traceIdOf, xrayId } from '../telemetry/requests.ts'
import { type Span, spansOf } from '../telemetry/spans.ts'
import { inferredOf, type SegmentDocument, type Subsegment, segmentOf, subsegmentOf } from './document.ts'

/** A trace as X-Ray holds it. */
export type Trace = { id: string; startedAt: number; segments: SegmentDocument[] }

const documentsOf = (account: Account, request: Request): SegmentDocument[] => {
  const spans = spansOf(account, request).filter(({ step }) => traced(account, request, step.service))
  const belowOf = (parent: Span): Span[] => spans.filter((span) => span.parent === parent.id)
  const inferred: SegmentDocument[] = []
  const nested = (parent: Span): Subsegment[] =>
    belowOf(parent).flatMap((span) => {
      if (span.step.kind === 'SERVER') return []
      const answered = belowOf(span).some(({ step }) => step.kind === 'SERVER')
      if (span.step.kind === 'CLIENT' && !answered) inferred.push(inferredOf(account, span))
      return [subsegmentOf(account, span, nested(span))]
    })
  const segments = spans
    .filter(({ step }) => step.kind === 'SERVER')
    .map((span) => segmentOf(account, span, nested(span)))
  return [...segments, ...inferred]
}

/** @returns the request's trace, or undefined when nothing of it reached X-Ray. */
const traceOf = (account: Account, request: Request): Trace | undefined => {
  const known = cached(account, 'traces', () => new Map<Request, Trace | undefined>())
  if (known.has(request)) return known.get(request)
  const segments = documentsOf(account, request)
  const id = xrayId(traceIdOf(account, request))
  const trace = segments.length === 0 ? undefined : { id, startedAt: request.at, segments }
  known.set(request, trace)
  return trace
}

/** @returns whether X-Ray has an index entry: all of them, or the percentage that Transaction Search indexes. */
export const indexed = (account: Account, id: string): boolean =>
  account.traceDestination.name === 'XRay' ||
  roll(account.seed, id, 'indexed') * 100 < account.traceDestination.indexedPercent

const put = (account: Account): Trace[] => {
  const byId = new Map<string, SegmentDocument[]>()
  const written: SegmentDocument[] = account.putSegments.map((text) => JSON.parse(text))
  for (const document of [...written, ...canarySegments(account)]) {
    byId.set(document.trace_id, [...(byId.get(document.trace_id) ?? []), document])
  }
  return [...byId].map(([id, segments]) => ({
    id,
    segments,
    startedAt: Math.min(...segments.map(({ start_time }) => start_time)) * 1000,
  }))
}

/** @returns the requests between two times whose spans have had time to arrive, newest first. */
const arrived = (account: Account, from: number, to: number): Request[] => {
  const now = account.clock.now().getTime()
  const found: Request[] = []
  for (let minute = Math.floor(Math.min(to, now) / minuteMs); minute >= Math.floor(from / minuteMs); minute--) {
    for (const request of requestsOf(account, minute).toReversed()) {
      if (request.at < from || request.at > to) continue
      if (request.at + request.durationMs + traceDelay <= now) found.push(request)
    }
  }
  return found
}

/** @returns the traces that began between two times (ms), newest first. */
export const tracesBetween = (account: Account, from: number, to: number): Trace[] => {
  const own = arrived(account, from, to).flatMap((request) => traceOf(account, request) ?? [])
  const others = put(account).filter(({ startedAt }) => startedAt >= from && startedAt <= to)
  if (others.length === 0) return own
  return [...own, ...others].sort((one, other) => other.startedAt - one.startedAt)
}

/** @returns the trace of that id, wherever in time it lies. */
export const traceById = (account: Account, id: string): Trace | undefined => {
  const began = Number.parseInt(id.slice(2, 10), 16) * 1000
  const near = arrived(account, began - 1000, began + 2000).find(
    (request) => xrayId(traceIdOf(account, request)) === id,
  )
  return near === undefined ? put(account).find((trace) => trace.id === id) : traceOf(account, near)
}
