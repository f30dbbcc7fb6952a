import * as z from 'zod'
import { date } from './values.ts'

export const TraceSummary = z.object({
  /** X-Ray's form, `1-xxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxx`. */
  id: z.string(),
  startedAt: date,
  durationMs: z.number(),
  /** Fault (5xx) before throttle (429) before error (4xx), as X-Ray defines them. */
  status: z.enum(['ok', 'error', 'fault', 'throttle']),
  services: z.array(z.string()),
  /** The entry service's name for what was asked, `GET /users/{id}`, or its URL, or the service. */
  name: z.string(),
  /** `deployment.environment(.name)` where the trace carries it as an annotation or resource attribute. */
  environment: z.string().optional(),
})
export type TraceSummary = z.infer<typeof TraceSummary>

export type Span = {
  id: string
  parent?: string
  service: string
  name: string
  startedAt: Date
  durationMs: number
  status: TraceSummary['status']
  /** True while X-Ray has not received the end of it. */
  inProgress: boolean
  /** First exception's message or status description; untrusted text. */
  cause?: string
}

export const TraceGroup = z.object({
  name: z.string(),
  /** The expression that picks its traces; empty for the group of all. */
  filter: z.string(),
})
export type TraceGroup = z.infer<typeof TraceGroup>

/** X-Ray, or `aws/spans` in CloudWatch Logs where Transaction Search stores them. */
export type Traces = {
  /** Where spans are stored: classic X-Ray, or CloudWatch Logs when Transaction Search is on. */
  destination(): Promise<'xray' | 'logs'>
  /** Percentage of spans that Transaction Search indexes as trace summaries; only asked when it is on. */
  indexedPercent(): Promise<number | undefined>
  /** The account's groups of traces. */
  groups(): Promise<TraceGroup[]>
  /**
   * Newest traces between two times for which `keep` is true, at most `limit`, from the source named.
   * `complete` is false when the bound on calls was reached first.
   */
  recent(query: {
    source: 'xray' | 'logs'
    from: Date
    to: Date
    limit: number
    keep?: (trace: TraceSummary) => boolean
  }): Promise<{ traces: TraceSummary[]; complete: boolean }>
  /** One trace's spans, oldest first; empty when the source does not hold it. `id` in X-Ray's form. */
  spans(query: { source: 'xray' | 'logs'; id: string; from: Date; to: Date }): Promise<Span[]>
}
