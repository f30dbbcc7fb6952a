import type { Surroundings } from '../commands/command.ts'
import type { AccountPorts, Span, TraceSummary } from '../ports.ts'
import { fail, ok, type Result } from '../result.ts'
import { secondOf } from '../trace-id.ts'
import { destinationOf } from './destination.ts'

type Source = 'xray' | 'logs'

type TraceList = {
  kind: 'list'
  /** Failing ones first, then the slowest. */
  traces: TraceSummary[]
  /** How many there were before filtering. */
  seen: number
  complete: boolean
  source: Source
  windowMs: number
}
type OneTrace = { kind: 'one'; trace: TraceSummary; spans: Span[]; source: Source }
export type TracesValue = TraceList | OneTrace

const rank = { fault: 0, throttle: 1, error: 2, ok: 3 }
/** What fits a message; more than that nobody reads. */
const shown = 20
/** What is looked through for them. */
const read = 500
/** X-Ray keeps traces for 30 days. Source: AWS X-Ray FAQ. */
const keptMs = 30 * 86_400_000

export type TraceFilter = { service?: string | undefined; errors: boolean; slow?: number | undefined; last: number }

const matches = (trace: TraceSummary, { service, errors, slow }: TraceFilter): boolean =>
  (service === undefined || trace.services.includes(service)) &&
  (!errors || trace.status !== 'ok') &&
  (slow === undefined || trace.durationMs >= slow)

/** @returns the environment's traces that match; *unknown* when there was nothing to look through. */
export const traceList = async (
  filter: TraceFilter,
  ports: AccountPorts,
  { environment, now }: Surroundings,
): Promise<Result<TracesValue>> => {
  const source = await destinationOf(ports.traces)
  const to = now()
  const from = new Date(to.getTime() - filter.last)
  const keep = ({ environment: of }: TraceSummary) => of === undefined || of === environment.deploymentEnvironment
  const found = await ports.traces.recent({ source, from, to, limit: read, keep })
  const matching = found.traces
    .filter((trace) => matches(trace, filter))
    .toSorted((first, second) => rank[first.status] - rank[second.status] || second.durationMs - first.durationMs)
  const value: TraceList = {
    kind: 'list',
    traces: matching.slice(0, shown),
    seen: found.traces.length,
    complete: found.complete && matching.length <= shown,
    source,
    windowMs: filter.last,
  }
  // Nothing that matches is an answer when all was looked through; nothing at all is not.
  const unclear = found.traces.length === 0 || (matching.length === 0 && !found.complete)
  return ok(value, unclear ? 'unknown' : 'passed')
}

const summaryOf = (id: string, root: Span, spans: readonly Span[]): TraceSummary => {
  const start = Math.min(...spans.map(({ startedAt }) => startedAt.getTime()))
  const end = Math.max(...spans.map(({ startedAt, durationMs }) => startedAt.getTime() + durationMs))
  const [worst = 'ok'] = spans.map(({ status }) => status).sort((first, second) => rank[first] - rank[second])
  const services = [...new Set(spans.map(({ service }) => service))]
  return {
    id,
    startedAt: new Date(start),
    durationMs: Math.round(end - start),
    status: worst,
    services,
    name: root.name,
  }
}

/**
 * X-Ray's own ids begin with the second in which the trace began, and so do many of OpenTelemetry's; where that second
 * is not in the past month, the whole month is searched.
 */
const windowOf = (id: string, to: Date): { from: Date; to: Date } => {
  const month = new Date(to.getTime() - keptMs)
  const began = secondOf(id)
  if (began === undefined || began < month || began > to) return { from: month, to }
  const end = new Date(Math.min(to.getTime(), began.getTime() + 3_600_000))
  return { from: new Date(began.getTime() - 600_000), to: end }
}

/** @returns one trace with its spans, or `not_found`. */
export const oneTrace = async (
  id: string,
  ports: AccountPorts,
  { now, words }: Surroundings,
): Promise<Result<TracesValue>> => {
  const source = await destinationOf(ports.traces)
  const spans = await ports.traces.spans({ source, id, ...windowOf(id, now()) })
  const root = spans.find(({ parent }) => parent === undefined) ?? spans[0]
  if (root === undefined) return fail('not_found', words.traces.noSuchTrace(id))
  return ok({ kind: 'one', trace: summaryOf(id, root, spans), spans, source })
}
