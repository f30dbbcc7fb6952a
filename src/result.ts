import type { Rich } from './rich.ts'

/** Every way in which an answer can fail to be one. Words for each are in `src/words/`. */
export const reasons = [
  'usage',
  'unknown_command',
  'unknown_environment',
  'environment_needed',
  'not_found',
  'not_allowed',
  'access_denied',
  'credentials',
  'throttled',
  'timed_out',
  'unavailable',
  'unsupported',
  'no_data',
  'not_asked',
  'not_built',
  'no_source',
  'not_visible',
  'too_much',
] as const
export type Reason = (typeof reasons)[number]

/** How an answer ends; the terminal's exit status follows from it (`exitStatus`). */
export type Outcome = 'passed' | 'findings' | 'unknown' | 'refused' | 'failed'

export type Failure = { ok: false; reason: Reason; message: Rich }
export type Success<T> = { ok: true; outcome: 'passed' | 'findings' | 'unknown'; value: T }
export type Result<T> = Success<T> | Failure

/** @returns a success; `outcome` says whether what was found is good. */
export const ok = <T>(value: T, outcome: Success<T>['outcome'] = 'passed'): Success<T> => ({ ok: true, outcome, value })

/** @returns an expected failure, with the words that its reader sees. */
export const fail = (reason: Reason, message: Rich): Failure => ({ ok: false, reason, message })

const refusals: ReadonlySet<Reason> = new Set([
  'usage',
  'unknown_command',
  'unknown_environment',
  'environment_needed',
  'not_allowed',
])

/** @returns the outcome of a result: a refusal is the reader's to mend, a failure is ours or AWS's. */
export const outcomeOf = (result: Result<unknown>): Outcome =>
  result.ok ? result.outcome : refusals.has(result.reason) ? 'refused' : 'failed'

/** @returns the process's exit status for an outcome: 0 passed, 1 findings, 2 refused, 3 could not tell. */
export const exitStatus = (outcome: Outcome): number =>
  ({ passed: 0, findings: 1, refused: 2, unknown: 3, failed: 3 })[outcome]
