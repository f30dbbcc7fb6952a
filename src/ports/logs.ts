import * as z from 'zod'
import type { DigestQuery, LogDigest } from './log-digest.ts'
import { date } from './values.ts'

export const LogEvent = z.object({ id: z.string(), at: date, stream: z.string(), message: z.string() })
export type LogEvent = z.infer<typeof LogEvent>

/**
 * Newest events first. `complete` is false when the bound on calls was reached before `from`:
 * then `readFrom` says how far back it got.
 */
export const LogPage = z.object({ events: z.array(LogEvent), complete: z.boolean(), readFrom: date })
export type LogPage = z.infer<typeof LogPage>

export const LogGroup = z.object({
  name: z.string(),
  class: z.enum(['standard', 'infrequent_access', 'delivery']),
  /** Absent where events never expire. */
  retentionDays: z.int().optional(),
})
export type LogGroup = z.infer<typeof LogGroup>

/** CloudWatch Logs. */
export type Logs = {
  /**
   * The newest events of a group between two times for which `keep` is true, at most `limit`.
   * `containing` (a plain phrase) is given to CloudWatch to spare reading; every event is checked against it again here.
   */
  newest(query: {
    group: string
    from: Date
    to: Date
    limit: number
    containing?: string
    keep?: (event: LogEvent) => boolean
  }): Promise<LogPage>
  /** The lines of a group between two times by kind, bounded in calls and bytes. */
  digest(query: DigestQuery): Promise<LogDigest>
  /** Those of the named groups that exist. */
  groups(names: readonly string[]): Promise<LogGroup[]>
}
