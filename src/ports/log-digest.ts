import * as z from 'zod'

const date = z.coerce.date()

/** One kind of line of a group: the newest example, how many of them there were, and over which time. */
export const LogKind = z.object({
  /** `prefix/container/task` where the awslogs driver wrote it. */
  stream: z.string(),
  message: z.string(),
  count: z.int(),
  firstAt: date,
  lastAt: date,
})
export type LogKind = z.infer<typeof LogKind>

/** What a group holds, by kinds of lines, newest first. `complete` is false when it was not read back to `from`. */
export const LogDigest = z.object({ kinds: z.array(LogKind), complete: z.boolean(), readFrom: date })
export type LogDigest = z.infer<typeof LogDigest>

export type DigestQuery = {
  group: string
  from: Date
  to: Date
  /** Phrases of which a line must hold one; given to CloudWatch to spare reading, and checked again here. */
  containing?: readonly string[]
  /** Whether a line is worth keeping. */
  keep?: (message: string) => boolean
}
