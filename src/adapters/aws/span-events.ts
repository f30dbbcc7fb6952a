import * as z from 'zod'
import type { Span } from '../../ports.ts'
import { w3cTraceId } from '../../trace-id.ts'
import { json } from './json.ts'
import { requestName } from './segments.ts'
import { statusOfHttp } from './status.ts'

const attributes = z.record(z.string(), z.unknown()).default({})
const nanoseconds = z.coerce.number().transform((value) => value / 1e6)

/** The members that we read of an event of `aws/spans`: OpenTelemetry's span, its attributes as plain JSON members. */
const SpanEvent = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().nullish(),
  name: z.string(),
  kind: z.string().optional(),
  startTimeUnixNano: nanoseconds,
  endTimeUnixNano: nanoseconds.optional(),
  status: z.object({ code: z.string().optional(), message: z.string().optional() }).default({}),
  attributes,
  events: z.array(z.object({ name: z.string().optional(), attributes })).default([]),
  resource: z.object({ attributes }).default({ attributes: {} }),
})
type SpanEvent = z.infer<typeof SpanEvent>

/** One span with what a trace's summary is made of besides. */
export type StoredSpan = Span & { trace: string; environment?: string }

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const statusFrom = ({ attributes, status }: SpanEvent): Span['status'] => {
  const code = Number(attributes['http.response.status_code'] ?? attributes['http.status_code'] ?? 0)
  const http = statusOfHttp(code)
  if (http !== 'ok') return http
  // An error that is not HTTP's is a fault, as the X-Ray exporter maps it.
  return /ERROR$/.test(status.code ?? '') ? 'fault' : 'ok'
}

const causeOf = ({ events, status }: SpanEvent): string | undefined =>
  events.map((event) => text(event.attributes['exception.message'])).find((message) => message !== undefined) ??
  text(status.message)

const nameOf = ({ attributes: found, name, kind }: SpanEvent): string => {
  const path = text(found['http.route'] ?? found['url.path'] ?? found['http.target'])
  const method = text(found['http.request.method'] ?? found['http.method'])
  return (kind === 'SERVER' && path !== undefined ? requestName(method, path) : undefined) ?? name
}

/** @returns the span that an event of `aws/spans` holds, or undefined when it holds none. */
export const storedSpan = (message: string): StoredSpan | undefined => {
  const parsed = json.pipe(SpanEvent).safeParse(message)
  if (!parsed.success) return undefined
  const event = parsed.data
  const trace = w3cTraceId(event.traceId)
  if (trace === undefined) return undefined
  const resource = event.resource.attributes
  const cause = causeOf(event)
  const environment = text(resource['deployment.environment.name'] ?? resource['deployment.environment'])
  return {
    trace,
    id: event.spanId,
    ...(event.parentSpanId && { parent: event.parentSpanId }),
    service: text(resource['service.name']) ?? 'unknown_service',
    name: nameOf(event),
    startedAt: new Date(event.startTimeUnixNano),
    durationMs: Math.max(0, (event.endTimeUnixNano ?? event.startTimeUnixNano) - event.startTimeUnixNano),
    status: statusFrom(event),
    inProgress: event.endTimeUnixNano === undefined,
    ...(cause !== undefined && { cause }),
    ...(environment !== undefined && { environment }),
  }
}

/** @returns the span without what only a trace's summary needs. */
export const spanOnly = ({ trace: _trace, environment: _environment, ...span }: StoredSpan): Span => span
