/** A canary that the collector took, in part or whole. */
export type SentCanary = {
  id: string
  /** When it was sent, in ms since 1970. */
  at: number
  /** 32 hexadecimal digits. */
  traceId: string
  /** Whether the span and the metric get as far as X-Ray and CloudWatch. */
  traceArrives: boolean
  metricArrives: boolean
}

/** How a round ended, as the function was told. */
type CanaryEnd = { id: string; at: number; failed: number; readBackMs?: number }

/** The functions of an account by name, all of them canaries, with what they did. */
export type Functions = { names: Set<string>; sent: SentCanary[]; ends: CanaryEnd[] }
