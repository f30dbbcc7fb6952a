import * as z from 'zod'
import { type LogLine, levels, lineFrom } from '../../log-line.ts'
import type { LogEvent } from '../../ports.ts'

/**
 * What a line is in the eyes of CloudWatch Logs: a JSON object; one behind a prefix; one whose end is missing; a part of
 * something that goes over several lines; any other text.
 */
const forms = ['json', 'prefixed', 'cut', 'continued', 'text'] as const

/** A line of an application without its values: which form it has, and which fields. */
export const SampledLine = z.object({
  at: z.coerce.date(),
  stream: z.string(),
  /** Its beginning. */
  text: z.string(),
  /** Characters of the whole line. */
  length: z.int(),
  form: z.enum(forms),
  level: z.enum(levels).optional(),
  logger: z.string().optional(),
  /** Names of the fields that a call gave it: not those that logging itself writes, nor those of the trace. */
  keys: z.array(z.string()),
  traceId: z.enum(['absent', 'zero', 'set']),
})
export type SampledLine = z.infer<typeof SampledLine>

const shown = 400

const bare = (key: string): string => key.toLowerCase().replace(/[^a-z]/g, '')

/** Attributes of Python's LogRecord, and what formatters call them, time, place and process. Source: CPython, logging. */
const written = new Set(
  [
    'time timestamp ts asctime created msecs relativecreated datetime date level levelname levelno severity loglevel lvl',
    'message msg event body text name logger loggername module lineno line linenumber filename file pathname funcname',
    'function func caller source location process processname processid pid thread threadname threadid taskname',
    'hostname host excinfo exctext stackinfo exception stacktrace traceback args service servicename app application',
    'appname env environment version colormessage',
  ]
    .join(' ')
    .split(' '),
)

const ofTrace = /^(?:otel|xray|dd)?(?:trace|span)(?:id|sampled|flags)$|^otelservicename$|^sampled$|^traceflags$/
const ofTraceId = /^(?:otel|xray|dd)?traceid$/

const ownKeys = (fields: LogLine['fields']): string[] =>
  Object.keys(fields).filter((key) => !written.has(bare(key)) && !ofTrace.test(bare(key)))

const traceIdIn = (fields: LogLine['fields']): SampledLine['traceId'] => {
  const ids = Object.entries(fields).flatMap(([key, value]) => (ofTraceId.test(bare(key)) ? [value] : []))
  if (ids.length === 0) return 'absent'
  return ids.every((id) => typeof id !== 'string' || /^[0-]*$/.test(id)) ? 'zero' : 'set'
}

/** Lines of a traceback, of Python's report that a record could not be written, of a stack, of JSON over several lines. */
const parts: readonly RegExp[] = [
  /^\s+\S/,
  /^Traceback \(most recent call last\):/,
  /^(?:During handling of the above|The above exception was)/,
  /^--- Logging error ---|^Call stack:$|^Message: ['"]|^Arguments: [({]/,
  /^Caused by: |^Exception in thread |^goroutine \d+ \[/,
  /^[A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt|Warning|Timeout|NotFound|DoesNotExist)(?:: |$)/,
  /^[{}\][],?$/,
]

const isObject = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 1
  } catch {
    return false
  }
}

const formOf = (message: string, json: boolean): SampledLine['form'] => {
  if (json) return 'json'
  if (parts.some((pattern) => pattern.test(message))) return 'continued'
  const brace = message.indexOf('{')
  if (brace === 0) return 'cut'
  return brace > 0 && message.endsWith('}') && isObject(message.slice(brace)) ? 'prefixed' : 'text'
}

const loggerIn = ({ name, logger, 'log.logger': dotted }: LogLine['fields']): string | undefined =>
  [logger, name, dotted].find((each): each is string => typeof each === 'string')

/** @returns an event as a sample keeps it. */
export const sampledFrom = (event: LogEvent): SampledLine => {
  const message = event.message.trimEnd()
  const { json, level, fields } = lineFrom({ ...event, message })
  const logger = loggerIn(fields)
  return {
    at: event.at,
    stream: event.stream,
    text: message.slice(0, shown),
    length: message.length,
    form: formOf(message, json),
    ...(level !== undefined && { level }),
    ...(logger !== undefined && { logger }),
    keys: ownKeys(fields),
    traceId: traceIdIn(fields),
  }
}
