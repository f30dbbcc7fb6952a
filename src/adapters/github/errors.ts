import { PortError, type PortReason } from '../../ports.ts'

/** What Octokit throws for an answer that is no success, and for no answer: then the status is 500 without a response. */
type RequestError = Error & { status: number; response?: { headers: Record<string, string | number | undefined> } }

const isRequestError = (error: unknown): error is RequestError =>
  error instanceof Error && 'status' in error && typeof error.status === 'number'

const isLate = (error: unknown): boolean =>
  error instanceof Error && (/^(Timeout|Abort)Error$/.test(error.name) || isLate(error.cause))

/** Seconds to wait when GitHub limits. Source: GitHub, "Rate limits for the REST API". */
const waitOf = ({ response }: RequestError): number | undefined => {
  const { 'retry-after': after, 'x-ratelimit-remaining': remaining } = response?.headers ?? {}
  if (after !== undefined) return Number(after) || 60
  return String(remaining) === '0' ? 60 : undefined
}

const statuses: Readonly<Record<number, PortReason>> = {
  401: 'credentials',
  403: 'access_denied',
  404: 'not_found',
  410: 'not_found',
  422: 'unsupported',
  429: 'throttled',
}

const reasonOf = (error: RequestError): PortReason => {
  if (isLate(error)) return 'timed_out'
  if ((error.status === 403 || error.status === 429) && waitOf(error) !== undefined) return 'throttled'
  return statuses[error.status] ?? 'unavailable'
}

/**
 * @param otherwise what an error means that came before any request
 * @returns the promise's value; fails with `PortError`, whose `detail` is GitHub's own sentence
 */
export const callingGitHub = async <T>(
  operation: string,
  promise: Promise<T>,
  otherwise?: () => PortError,
): Promise<T> => {
  try {
    return await promise
  } catch (error) {
    if (isLate(error)) throw new PortError('timed_out', operation, '')
    if (!isRequestError(error)) throw otherwise?.() ?? error
    const reason = reasonOf(error)
    const wait = reason === 'throttled' ? (waitOf(error) ?? 60) : undefined
    throw new PortError(reason, operation, error.message.slice(0, 300), wait)
  }
}
