import * as z from 'zod'
import type { Span } from '../../ports.ts'
import { json } from './json.ts'
import { statusOf } from './status.ts'

const flag = z.boolean().optional()

/** The members of a segment document that we read. Source: X-Ray segment documents, AWS X-Ray Developer Guide. */
const Part = z.object({
  id: z.string(),
  name: z.string(),
  start_time: z.number(),
  end_time: z.number().optional(),
  in_progress: flag,
  fault: flag,
  throttle: flag,
  error: flag,
  parent_id: z.string().optional(),
  type: z.string().optional(),
  inferred: flag,
  http: z
    .object({ request: z.object({ method: z.string().optional(), url: z.string().optional() }).optional() })
    .optional(),
  cause: z
    .union([z.string(), z.object({ exceptions: z.array(z.object({ message: z.string().optional() })).optional() })])
    .optional(),
  subsegments: z.array(z.unknown()).optional(),
})
type Part = z.infer<typeof Part>

/**
 * The X-Ray exporter puts a URL together from its parts; where server.address already names the port, as Python's ASGI
 * instrumentation 0.66 has it, the port stands there twice, and the URL is none.
 */
const pathOf = (url: string): string =>
  URL.parse(url)?.pathname ?? /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? url

/** @returns `GET /users/1`, or what of method and path there is; undefined when there is neither. */
export const requestName = (method: string | undefined, url: string | undefined): string | undefined => {
  const path = url === undefined ? undefined : pathOf(url)
  return [method, path].filter((part) => part !== undefined && part !== '').join(' ') || undefined
}

const spanOf = (part: Part, service: string, parent: string | undefined): Span => {
  const request = part.http?.request
  const cause = typeof part.cause === 'object' ? part.cause.exceptions?.[0]?.message : undefined
  const above = parent ?? part.parent_id
  return {
    id: part.id,
    ...(above !== undefined && { parent: above }),
    service,
    name: (part.name === service ? requestName(request?.method, request?.url) : undefined) ?? part.name,
    startedAt: new Date(part.start_time * 1000),
    durationMs: part.end_time === undefined ? 0 : Math.max(0, (part.end_time - part.start_time) * 1000),
    status: statusOf({ fault: part.fault ?? false, throttle: part.throttle ?? false, error: part.error ?? false }),
    inProgress: part.end_time === undefined || part.in_progress === true,
    ...(cause !== undefined && { cause }),
  }
}

const flattened = (document: unknown, service?: string, parent?: string): Span[] => {
  const parsed = Part.safeParse(document)
  // X-Ray itself adds inferred segments: the same work as the client's subsegment, once more.
  if (!parsed.success || parsed.data.inferred) return []
  const part = parsed.data
  const owner = service ?? part.name
  return [spanOf(part, owner, parent), ...(part.subsegments ?? []).flatMap((child) => flattened(child, owner, part.id))]
}

/** One document's spans, the outermost first. `alone`: a subsegment whose segment was sent as another document. */
export type SegmentDocument = { spans: Span[]; alone: boolean }

/** @returns what a segment document of X-Ray holds; nothing when it is none, or one that X-Ray inferred. */
export const segmentDocument = (document: string): SegmentDocument[] => {
  const parsed = json.pipe(Part).safeParse(document)
  const spans = parsed.success ? flattened(parsed.data) : []
  return parsed.success && spans.length > 0 ? [{ spans, alone: parsed.data.type === 'subsegment' }] : []
}
