import type { LogDigest } from '../../ports.ts'
import { type CollectorLine, collectorLines } from './collector-line.ts'

/**
 * What the memory limiter says. Source: memorylimiter.go of v0.156 ("Refusing data.", "Forcing a GC."), before v0.60 "Dropping data.".
 */
const above = /^Memory usage is above (?:soft|hard) limit/i
const refusing = /(?:Refusing|Dropping) data/i
const collecting = /hard limit\. Forcing a GC/i

export type LimiterLine = CollectorLine & { refuses: boolean; collects: boolean; mebibytes: number | undefined }

/** @returns what the memory limiter says, newest first, with the heap that it saw in MiB. */
export const limiterLines = (digest: LogDigest): LimiterLine[] =>
  collectorLines(digest)
    .filter(({ message }) => above.test(message))
    .map((line) => {
      const seen = line.fields['cur_mem_mib']
      return {
        ...line,
        refuses: refusing.test(line.message),
        collects: collecting.test(line.message),
        mebibytes: typeof seen === 'number' ? seen : undefined,
      }
    })
