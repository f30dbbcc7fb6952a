import * as z from 'zod'

/** What a canary tries, in this order; the first step that fails ends it. */
export const canarySteps = ['dns', 'tcp', 'traces', 'metrics'] as const
export type CanaryStepName = (typeof canarySteps)[number]

/** Every way in which a step can fail. */
export const stepErrors = [
  'not_found',
  'refused',
  'timed_out',
  'unreachable',
  'unavailable',
  'unimplemented',
  'exhausted',
  'denied',
  'rejected',
  'failed',
] as const
export type StepError = (typeof stepErrors)[number]

/** One step: how long it took, and, where it failed, why, with what was said on the other side (outside text). */
export const CanaryStep = z.object({
  step: z.enum(canarySteps),
  milliseconds: z.number(),
  error: z.enum(stepErrors).optional(),
  detail: z.string().max(300).optional(),
})
export type CanaryStep = z.infer<typeof CanaryStep>

/** A canary that was sent, or that got as far as its last step. The metric's value is when it was sent, in ms since 1970. */
export const CanarySent = z.object({
  id: z.string(),
  sentAt: z.coerce.date(),
  /** X-Ray's form. */
  traceId: z.string(),
  metric: z.object({ name: z.string(), dimensions: z.record(z.string(), z.string()), value: z.number() }),
  steps: z.array(CanaryStep).min(1),
})
export type CanarySent = z.infer<typeof CanarySent>

/** The function that sends a trace and a metric from inside the VPC. A function that does not exist is `not_found`. */
export type Canary = {
  /** Sends once, and answers in 15 s at most, also when a step failed. */
  send(functionName: string, id: string): Promise<CanarySent>
  /** Writes down how a round ended, as a metric of the function's own account. */
  record(functionName: string, end: { id: string; failed: boolean; readBackMs?: number }): Promise<void>
}
