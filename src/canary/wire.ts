import * as z from 'zod'
import { CanaryStep } from '../ports/canary.ts'

/** `service.name` of what the canary sends, so that it is never taken for an application's. */
export const canaryService = 'otel-canary'

/** The metric that the canary sends: when it was sent, in milliseconds since 1970. */
export const canaryMetric = 'agent.canary.sent'

const id = z.string().regex(/^[A-Za-z0-9_.:-]{1,160}$/)

/** What the function is asked: to send, or to write down how a round ended. */
export const CanaryEvent = z.discriminatedUnion('kind', [
  z.object({ version: z.literal(1), kind: z.literal('send'), id }),
  z.object({
    version: z.literal(1),
    kind: z.literal('record'),
    id,
    failed: z.union([z.literal(0), z.literal(1)]),
    readBackMs: z.number().nonnegative().optional(),
  }),
])
export type CanaryEvent = z.infer<typeof CanaryEvent>

/** The answer to `send`. `traceId` has 32 hexadecimal digits; the metric's value is unlike that of any other sending. */
export const CanaryAnswer = z.object({
  version: z.literal(1),
  id,
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  metric: z.object({ name: z.string(), dimensions: z.record(z.string(), z.string()), value: z.number() }),
  steps: z.array(CanaryStep).min(1),
})
export type CanaryAnswer = z.infer<typeof CanaryAnswer>

/** The answer to `record`. */
export const CanaryRecorded = z.object({ version: z.literal(1), id, recorded: z.literal(true) })
export type CanaryRecorded = z.infer<typeof CanaryRecorded>
