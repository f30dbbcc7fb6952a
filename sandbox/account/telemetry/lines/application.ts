import { roll } from '../../chance.ts'
import { minute as minuteMs, second } from '../../clock.ts'
import { allDuring, during } from '../../conditions.ts'
import type { Account } from '../../state.ts'
import { type Request, requestsOf } from '../requests.ts'
import { type Span, spansOf } from '../spans.ts'
import { sdkErrors } from './sdk_errors.ts'
import { type Line, servingTask, streamOf } from './streams.ts'

export type LogRecord = {
  at: number
  service: string
  level: 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR'
  logger: string
  message: string
  fields: Readonly<Record<string, unknown>>
}

const two = (value: number, digits = 2): string => String(value).padStart(digits, '0')

/** @returns Python's own form of time, `2026-11-22 16:04:13,261`. */
export const asctime = (at: number): string => {
  const date = new Date(at)
  const day = date.toISOString().slice(0, 10)
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())},${two(date.getUTCMilliseconds(), 3)}`
}

/** @returns the record as a text formatter writes it: without its fields. */
export const asText = ({ at, level, logger, message }: LogRecord): string =>
  `${asctime(at)} ${level} ${logger} ${message}`

/** @returns the record as python-json-logger writes it. */
export const asJson = ({ at, service, level, logger, message, fields }: LogRecord): string =>
  JSON.stringify({ asctime: asctime(at), levelname: level, name: logger, message, ...fields, service })

/** The lines that a record becomes: one of JSON, unless a condition has it otherwise. */
const written = (account: Account, record: LogRecord): readonly string[] =>
  during(account, 'written_as', record.at, record.service)?.as(record) ?? [asJson(record)]

/** What conditions make services write besides, in the minute that begins at `from` (ms). */
const extraRecords = (account: Account, from: number): LogRecord[] =>
  allDuring(account, 'application_says', from + minuteMs - 1).flatMap((condition) => {
    const [since, every] = [condition.since.getTime(), condition.everySeconds * second]
    const first = since + Math.max(0, Math.ceil((from - since) / every)) * every
    const found: LogRecord[] = []
    for (let at = first; at < from + minuteMs; at += every) found.push(...condition.says(account, at))
    return found
  })

const packageOf = (service: string): string => service.replaceAll('-', '_')

const fieldsOf = (account: Account, span: Span): Record<string, unknown> => ({
  otelTraceID: span.traceId,
  otelSpanID: span.id,
  otelTraceSampled: true,
  otelServiceName: span.step.service,
  environment: account.environment.deploymentEnvironment,
  http_method: span.step.method,
  http_route: span.step.route,
})

const endLevel = (span: Span): LogRecord['level'] =>
  span.http === 500 ? 'ERROR' : span.http === 429 ? 'WARNING' : 'INFO'

const recordsOf = (account: Account, span: Span): LogRecord[] => {
  const { service, name } = span.step
  const base = { service, fields: fieldsOf(account, span) }
  const module = packageOf(service)
  const milliseconds = Math.round((span.end - span.start) * 10) / 10
  const records: LogRecord[] = [
    { ...base, at: span.start, level: 'DEBUG', logger: `${module}.routes`, message: `begin ${name}` },
    {
      ...base,
      at: span.end,
      level: endLevel(span),
      logger: `${module}.routes`,
      message: `${name} ${span.http}`,
      fields: { ...base.fields, status: span.http, duration_ms: milliseconds },
    },
  ]
  if (span.exception !== undefined) {
    const { type, message } = span.exception
    const fields = { ...base.fields, exc_info: `Traceback (most recent call last):\n${type}: ${message}` }
    records.splice(1, 0, { ...base, at: span.end - 1, level: 'ERROR', logger: module, message, fields })
  }
  return records
}

const slowQuery = (account: Account, request: Request, span: Span): LogRecord[] => {
  if (span.step.statement === undefined || roll(account.seed, request.minute, span.id, 'slow') > 0.01) return []
  const { service } = span.step
  const fields = { ...fieldsOf(account, span), query: span.step.statement }
  return [
    { at: span.end, service, level: 'WARNING', logger: `${packageOf(service)}.db`, message: 'slow query', fields },
  ]
}

/** @returns what the application containers write in a minute: two lines a served request, errors, and the SDK's own complaints. */
export const applicationLines = (account: Account, minute: number): Line[] => {
  const lines: Line[] = []
  for (const request of requestsOf(account, minute)) {
    for (const span of spansOf(account, request)) {
      const records = span.step.kind === 'SERVER' ? recordsOf(account, span) : slowQuery(account, request, span)
      if (records.length === 0) continue
      const task = servingTask(account, span.step.service, request)
      if (task === undefined) continue
      const stream = streamOf(span.step.service, task.id)
      for (const record of records)
        for (const message of written(account, record)) lines.push({ at: record.at, stream, message })
    }
  }
  for (const record of [...sdkErrors(account, minute * minuteMs), ...extraRecords(account, minute * minuteMs)]) {
    const task = servingTask(account, record.service, { at: record.at, index: minute })
    if (task === undefined) continue
    const stream = streamOf(record.service, task.id)
    for (const message of written(account, record)) lines.push({ at: record.at, stream, message })
  }
  return lines
}
