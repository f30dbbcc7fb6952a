/** What can go wrong outside, in the words that answers use. */
const portReasons = [
  'access_denied',
  'credentials',
  'not_found',
  'throttled',
  'timed_out',
  'unavailable',
  'unsupported',
] as const
export type PortReason = (typeof portReasons)[number]

/** The only error that a port throws. `detail` is outside text: AWS's or Slack's own message. */
export class PortError extends Error {
  override readonly name = 'PortError'
  readonly reason: PortReason
  readonly operation: string
  readonly detail: string
  readonly retryAfterSeconds: number | undefined
  constructor(reason: PortReason, operation: string, detail: string, retryAfterSeconds?: number) {
    super(`${operation}: ${reason}`)
    this.reason = reason
    this.operation = operation
    this.detail = detail
    this.retryAfterSeconds = retryAfterSeconds
  }
}
