import { lineFrom } from '../../log-line.ts'
import type { LogDigest, LogKind } from '../../ports.ts'

/** What Python's logging fails with. */
export type LoggingFailure = 'reserved_name' | 'keyword' | 'field_missing' | 'not_json' | 'arguments' | 'level_unknown'

/** One kind of line in which Python says that a record could not be made or written. */
export type LoggingError = {
  failure: LoggingFailure
  /** The key, field, type, or level that it is about. */
  name: string
  at: Date
  count: number
  text: string
  stream: string
  /** Python's report that a handler lost a record stands beside it, or its traceback goes through `logging`. */
  inLogging: boolean
}

/**
 * Texts of CPython 3.9 to 3.13 as measured, and of 3.14, which adds "when serializing dict item"; of orjson. In a JSON
 * line the quotes have backslashes.
 */
const failures: readonly (readonly [RegExp, LoggingFailure])[] = [
  [/["']Attempt to overwrite \\*'([^'\\]+)\\*' in LogRecord/, 'reserved_name'],
  [/(?<![\w.])(?:\w+\.)?_log\(\) got an unexpected keyword argument \\*'(\w+)/, 'keyword'],
  [/Formatting field not found in record: \\*'([^'\\]+)/, 'field_missing'],
  [/Object of type (\w+) is not JSON serializable/, 'not_json'],
  [/Type is not JSON serializable: ([\w.]+)/, 'not_json'],
  [/keys must be str, int, float,? (?:bool )?or None, not (\w+)/, 'not_json'],
  [/(not all arguments converted during string formatting)/, 'arguments'],
  [/ValueError\W+(?:\w+\W+)?Unknown level: \\*'?([\w.-]+)/, 'level_unknown'],
]

/** What only the type of the exception tells from a line that speaks of such an error. */
const exceptionOf: Readonly<Partial<Record<LoggingFailure, RegExp>>> = {
  reserved_name: /KeyError/,
  keyword: /TypeError/,
  field_missing: /ValueError/,
  not_json: /TypeError|JSONEncodeError/,
  arguments: /TypeError/,
}

const report = '--- Logging error ---'
/** Frames of `logging`, in a traceback that came as one event or as a field of a JSON line. */
const frames = /logging[\\/]+__init__\.py/

/** The lines of one report come in one go; drivers and queues may spread them a little. */
const nearMs = 60_000

const writer = (stream: string): string => stream.replace(/\/[^/]*$/, '')

const isNear = (kind: LogKind, reports: readonly LogKind[]): boolean =>
  reports.some(
    (each) =>
      writer(each.stream) === writer(kind.stream) &&
      each.firstAt.getTime() - nearMs <= kind.lastAt.getTime() &&
      kind.lastAt.getTime() <= each.lastAt.getTime() + nearMs,
  )

/** A message that is quoted by the application itself is no exception: it has no type beside it. */
const matching = (text: string): { failure: LoggingFailure; name: string } | undefined => {
  for (const [pattern, failure] of failures) {
    const name = pattern.exec(text)?.[1]
    if (name !== undefined && (exceptionOf[failure]?.test(text) ?? true)) return { failure, name }
  }
  return undefined
}

const read = new WeakMap<LogDigest, LoggingError[]>()

/** @returns what Python's logging complained about, newest first; a digest is read once however many checks ask. */
export const loggingErrors = (digest: LogDigest): readonly LoggingError[] => {
  const known = read.get(digest)
  if (known !== undefined) return known
  const reports = digest.kinds.filter(({ message }) => message.includes(report))
  const errors = digest.kinds.flatMap((kind): LoggingError[] => {
    const { message: text, lastAt: at, count, stream } = kind
    const found = matching(text)
    if (found === undefined) return []
    const { json } = lineFrom({ id: '', at, stream, message: text })
    const inLogging = frames.test(text) || text.includes(report) || (!json && isNear(kind, reports))
    return [{ ...found, at, count, text, stream, inLogging }]
  })
  read.set(digest, errors)
  return errors
}
