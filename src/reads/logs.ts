import type { Surroundings } from '../commands/command.ts'
import { type Level, type LogLine, levelOf, levels, lineFrom } from '../log-line.ts'
import type { AccountPorts, LogEvent } from '../ports.ts'
import { ok, type Result } from '../result.ts'

export type LogsValue = {
  source: string
  /** Newest last, as a log is read. */
  lines: LogLine[]
  /** False when the bound on reading was reached; then nothing before `readFrom` was looked at. */
  complete: boolean
  readFrom: Date
  windowMs: number
  content: 'full' | 'keys' | 'links'
  filtered: boolean
}

export type LogFilter = { service?: string | undefined; level?: string | undefined; grep?: string | undefined }

/** Lines that fit one answer. */
const shown = 30

const reaches = (level: Level | undefined, lowest: Level): boolean =>
  level !== undefined && levels.indexOf(level) >= levels.indexOf(lowest)

/** @returns whether an event is asked for; lines without a level are left out where one is asked for. */
export const wantedBy = ({ service, level }: LogFilter): ((event: LogEvent) => boolean) => {
  const lowest = levelOf(level)
  return (event) => {
    const line = lineFrom(event)
    return (service === undefined || line.service === service) && (lowest === undefined || reaches(line.level, lowest))
  }
}

/** @returns the newest lines that are asked for; *unknown* when there was nothing to look through. */
export const newestLines = async (
  filter: LogFilter & { last: number },
  ports: AccountPorts,
  { environment, now, logContent }: Surroundings,
): Promise<Result<LogsValue>> => {
  const to = now()
  const page = await ports.logs.newest({
    group: environment.logGroup,
    from: new Date(to.getTime() - filter.last),
    to,
    limit: shown,
    ...(filter.grep !== undefined && { containing: filter.grep }),
    keep: wantedBy(filter),
  })
  const value: LogsValue = {
    source: environment.logGroup,
    lines: page.events.map(lineFrom).toReversed(),
    complete: page.complete,
    readFrom: page.readFrom,
    windowMs: filter.last,
    content: logContent,
    filtered: filter.service !== undefined || filter.level !== undefined || filter.grep !== undefined,
  }
  const answered = value.lines.length > 0 || (value.filtered && page.complete)
  return ok(value, answered ? 'passed' : 'unknown')
}
