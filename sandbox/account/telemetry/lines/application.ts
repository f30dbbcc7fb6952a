import { roll } from '../../chance.ts'
import { minute as minuteMs } from '../../clock.ts'
import { during } from '../../conditions.ts'
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

/** Python's own form of time, `2026-11-22 16:04:13,261`. */
const asctime = (at: number): string => {
  const date = new Date(at)
  const day = date.toISOString().slice(0, 10)
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())},${two(date.getUTCMilliseconds(), 3)}`
}

/** @returns the record as python-json-logger writes it, or as text where LOG_FORMAT is not json. */
const written = (account: Account, record: LogRecord): string => {
  const { at, service, level, logger, message, fields } = record
  if (during(account, 'text_logs', at, service) !== undefined) return `${asctime(at)} ${level} ${logger} ${message}`
  return JSON.stringify({ asctime: asctime(at), levelname: level, name: logger, message, ...fields, service })
}

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
      for (const record of records) lines.push({ at: record.at, stream, message: written(account, record) })
    }
  }
  for (const record of sdkErrors(account, minute * minuteMs)) {
    const task = servingTask(account, record.service, { at: record.at, index: minute })
    if (task !== undefined)
      lines.push({ at: record.at, stream: streamOf(record.service, task.id), message: written(account, record) })
  }
  return lines
}
