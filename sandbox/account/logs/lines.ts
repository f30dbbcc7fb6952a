import { hash } from '../chance.ts'
import { minute as minuteMs } from '../clock.ts'
import { type Account, cached } from '../state.ts'
import type { LogGroup, LogLine } from './groups.ts'

/** A line can be read so long after it was written: the driver's buffer and ingestion. */
const ingestion = 1_200

const inMinute = (account: Account, group: LogGroup, minute: number): LogLine[] => {
  const known = cached(account, `lines ${group.name}`, () => new Map<number, LogLine[]>())
  const before = known.get(minute)
  if (before !== undefined) return before
  if (known.size > 1500) known.clear()
  const lines = group.writes(account, minute).map((line, index) => ({
    ...line,
    at: Math.floor(line.at),
    ingestedAt: Math.floor(line.at) + ingestion,
    id: `${String(Math.floor(line.at)).padStart(20, '3')}${String(hash(account.seed, group.name, minute, index)).padStart(36, '0')}`,
  }))
  lines.sort((one, other) => one.at - other.at)
  known.set(minute, lines)
  return lines
}

/** @returns the group's lines from one time up to another (ms), oldest first, one minute after the other. */
export const linesBetween = function* (
  account: Account,
  group: LogGroup,
  range: { from: number; to: number },
): Generator<LogLine> {
  const now = account.clock.now().getTime()
  const expired = now - group.retentionDays * 24 * 60 * minuteMs
  const from = Math.max(range.from, expired, group.createdAt.getTime() - minuteMs)
  const to = Math.min(range.to, now)
  for (let minute = Math.floor(from / minuteMs); minute <= Math.floor(to / minuteMs); minute++) {
    const put = group.put.filter(({ at }) => Math.floor(at / minuteMs) === minute)
    const own = inMinute(account, group, minute)
    const lines = put.length === 0 ? own : [...own, ...put].sort((one, other) => one.at - other.at)
    for (const line of lines) {
      if (line.at >= from && line.at <= to && line.ingestedAt <= now) yield line
    }
  }
}
