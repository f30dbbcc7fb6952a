import type { LogEvent } from './ports.ts'

/** The levels that we know, lowest first; names of other libraries map to them. */
export const levels = ['debug', 'info', 'warning', 'error', 'critical'] as const
export type Level = (typeof levels)[number]

const aliases: Record<string, Level> = {
  trace: 'debug',
  debug: 'debug',
  info: 'info',
  information: 'info',
  notice: 'info',
  warn: 'warning',
  warning: 'warning',
  err: 'error',
  error: 'error',
  severe: 'error',
  crit: 'critical',
  critical: 'critical',
  fatal: 'critical',
  emergency: 'critical',
}

/** Keys under which JSON loggers put the level and the message. */
const levelKeys = ['level', 'levelname', 'severity', 'log.level', 'loglevel', 'lvl']
const messageKeys = ['message', 'msg', 'event', 'body']
/** Keys that say when, where and at which level: present in every line, so they are not "extra" fields. */
const ordinary = new Set([
  ...levelKeys,
  ...messageKeys,
  'time',
  'timestamp',
  'ts',
  'asctime',
  '@timestamp',
  'name',
  'logger',
  'service',
  'service.name',
  'taskName',
])

/** One line as a person reads it. `fields` are the other keys of a JSON line. */
export type LogLine = {
  at: Date
  service: string
  level: Level | undefined
  message: string
  fields: Record<string, unknown>
  json: boolean
  /** True when it has a field besides time, level, message and logger. */
  extra: boolean
}

const parsed = (text: string): Record<string, unknown> | undefined => {
  if (!text.trimStart().startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/** @returns the level for what a logger calls it, or undefined when it is none that we know. */
export const levelOf = (name: unknown): Level | undefined =>
  typeof name === 'string' && Object.hasOwn(aliases, name.toLowerCase()) ? aliases[name.toLowerCase()] : undefined

/** Text lines mostly carry their level as a word of its own. */
const levelInText = (text: string): Level | undefined =>
  levelOf(/\b(TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|CRITICAL|FATAL)\b/.exec(text.slice(0, 200))?.[1])

/** The awslogs driver names a stream `prefix/container/task id`. Source: ECS awslogs driver. */
const serviceIn = (stream: string): string => {
  const parts = stream.split('/')
  return (parts.length >= 3 ? parts.at(-2) : parts[0]) ?? stream
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** @returns the line that an event holds; a line that is not a JSON object is its text. */
export const lineFrom = ({ at, stream, message }: LogEvent): LogLine => {
  const json = parsed(message)
  const service = serviceIn(stream)
  if (json === undefined)
    return {
      at,
      service,
      level: levelInText(message),
      message: message.trimEnd(),
      fields: {},
      json: false,
      extra: false,
    }
  const messageKey = messageKeys.find((key) => text(json[key]) !== undefined)
  const levelKey = levelKeys.find((key) => levelOf(json[key]) !== undefined)
  const fields = Object.fromEntries(Object.entries(json).filter(([key]) => key !== messageKey && key !== levelKey))
  return {
    at,
    service: text(json['service.name']) ?? text(json['service']) ?? service,
    level: levelKey === undefined ? undefined : levelOf(json[levelKey]),
    message: messageKey === undefined ? message : (text(json[messageKey]) ?? message),
    fields,
    json: true,
    extra: Object.keys(fields).some((key) => !ordinary.has(key)),
  }
}
