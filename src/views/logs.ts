import type { Card, Part } from '../card.ts'
import type { ViewContext } from '../commands/command.ts'
import { consolePages } from '../console.ts'
import { facts } from '../diagnosis/facts.ts'
import type { LogLine } from '../log-line.ts'
import type { LogsValue } from '../reads/logs.ts'
import { redacted } from '../redacted.ts'
import { link, type Rich, type Span, say, strong } from '../rich.ts'
import { clean } from '../slack/text.ts'

const marks = { debug: '·', info: '🔹', warning: '🟠', error: '🔴', critical: '🔴' } as const

/** @returns a line as the JSON contract has it, secrets redacted, with as much of it as is configured. */
export const lineInJson = (line: LogLine, content: LogsValue['content']) => ({
  at: line.at.toISOString(),
  service: clean(line.service),
  ...(line.level !== undefined && { level: line.level }),
  message: content === 'full' ? clean(line.message, 8000) : '',
  fields:
    content === 'full'
      ? (redacted(line.fields) as Record<string, unknown>)
      : content === 'keys'
        ? Object.fromEntries(Object.keys(line.fields).map((key) => [clean(key), '']))
        : {},
  json: line.json,
})

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

/** Keys that repeat what the row already says. */
const redundant = new Set(['time', 'timestamp', 'ts', 'asctime', '@timestamp', 'service', 'service.name'])

const fieldsOf = ({ fields }: LogLine, content: LogsValue['content']): Rich => {
  const shown = Object.entries(fields).filter(([key]) => !redundant.has(key))
  const parts = shown.map(([key, value]) => (content === 'full' ? `${key}=${clean(textOf(value), 80)}` : key))
  return parts.length === 0 ? [] : [{ kind: 'code', text: clean(parts.join(' '), 300) }]
}

/** @returns the lines as a list, in the order given. */
export const linesPart = (lines: readonly LogLine[], content: LogsValue['content']): Part => ({
  kind: 'list',
  items: lines.map((line) => {
    const at: Span = { kind: 'time', at: line.at, form: 'time' }
    const mark = line.level === undefined ? '▫️' : marks[line.level]
    const message = content === 'full' ? clean(line.message, 300) : ''
    return say`${at} ${mark} ${strong(line.service)} ${message} ${fieldsOf(line, content)}`
  }),
})

const headline = (value: LogsValue, { words }: ViewContext): Rich => {
  const window = words.answers.window(value.windowMs)
  if (value.lines.length === 0)
    return value.filtered && value.complete ? words.logs.noneMatch(window) : words.logs.none(window)
  return value.complete ? words.logs.list(value.lines.length, window) : words.logs.newest(value.lines.length, window)
}

/** @returns the lines, newest last, with what makes them hard to search said below. */
export const logsView = (value: LogsValue, context: ViewContext): Card => {
  const { words, environment, line, commands } = context
  const plain = value.lines.filter(({ json }) => !json).length
  const { lines, content, complete, readFrom, source } = value
  return {
    mark: plain > 0 ? 'warning' : lines.length === 0 && !value.filtered ? 'unknown' : 'quiet',
    headline: headline(value, context),
    parts: [
      ...(content === 'links' || lines.length === 0 ? [] : [linesPart(lines, content)]),
      ...(plain > 0 ? [{ kind: 'note' as const, text: words.logs.notJson(plain) }] : []),
      ...(content === 'full' ? [] : [{ kind: 'note' as const, text: words.logs.hidden[content] }]),
      ...(complete || lines.length > 0 ? [] : [{ kind: 'note' as const, text: words.logs.incomplete(readFrom) }]),
      {
        kind: 'text',
        text: say`${words.logs.source(source)} ${link(words.logs.open, consolePages.logGroup(environment, source))}`,
      },
      ...(commands ? [{ kind: 'code' as const, text: facts.logLines.command(environment, {}) }] : []),
    ],
    buttons: [
      { label: words.answers.again, does: 'run', line },
      { label: words.answers.share, does: 'share' },
    ],
  }
}
