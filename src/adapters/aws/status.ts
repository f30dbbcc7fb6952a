import type { TraceSummary } from '../../ports.ts'

type Status = TraceSummary['status']

const worstFirst: readonly Status[] = ['fault', 'throttle', 'error', 'ok']

/** @returns the status of X-Ray's three flags: fault before throttle before error, since a 429 carries error too. */
export const statusOf = (flags: { fault?: boolean; throttle?: boolean; error?: boolean }): Status => {
  if (flags.fault) return 'fault'
  if (flags.throttle) return 'throttle'
  return flags.error ? 'error' : 'ok'
}

/** @returns the status of an HTTP status code as X-Ray defines it: 5xx fault, 429 throttle, other 4xx error. */
export const statusOfHttp = (code: number): Status => {
  if (code >= 500) return 'fault'
  if (code === 429) return 'throttle'
  return code >= 400 ? 'error' : 'ok'
}

/** @returns the worst of several statuses, `ok` when there are none. */
export const worst = (statuses: readonly Status[]): Status =>
  worstFirst.find((status) => statuses.includes(status)) ?? 'ok'
