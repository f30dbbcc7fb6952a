import { PortError } from '../ports.ts'

/** Milliseconds that Slack waits for an answer. Source: docs.slack.dev, "Handling user interaction", acknowledgement. */
const patience = 3000

/**
 * Posts an empty request without a signature, as a stranger would, and follows no redirect.
 * @returns the status and how long it took; fails with `PortError`: `timed_out`, or `unavailable` when nothing answers
 */
export const knock = async (url: string, timeoutMs = patience): Promise<{ status: number; ms: number }> => {
  const began = performance.now()
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, { method: 'POST', body: '', redirect: 'manual', signal })
    await response.body?.cancel()
    return { status: response.status, ms: Math.round(performance.now() - began) }
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined
    const detail = cause !== undefined && 'code' in cause ? String(cause.code) : (cause?.message ?? '')
    throw new PortError(isLate ? 'timed_out' : 'unavailable', 'POST', isLate ? '' : detail)
  }
}
