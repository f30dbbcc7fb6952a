import type { Card, Part } from '../card.ts'
import type { ViewContext } from '../commands/command.ts'
import { consolePages } from '../console.ts'
import { facts } from '../diagnosis/facts.ts'
import type { Environment } from '../environment.ts'
import type { Span, TraceSummary } from '../ports.ts'
import type { TracesValue } from '../reads/traces.ts'
import { code, link, type Rich, say } from '../rich.ts'
import { clean } from '../slack/text.ts'

const marks = { ok: '🟢', error: '🟠', throttle: '🟡', fault: '🔴' } as const

/** @returns a trace as the JSON contract has it. */
export const traceInJson = (trace: TraceSummary, environment: Environment) => ({
  id: trace.id,
  startedAt: trace.startedAt.toISOString(),
  durationMs: trace.durationMs,
  status: trace.status,
  services: trace.services.map((service) => clean(service)),
  name: clean(trace.name),
  url: consolePages.trace(environment, trace.id),
})

/** @returns a span in JSON. */
export const spanInJson = ({ startedAt, cause, ...span }: Span) => ({
  ...span,
  name: clean(span.name),
  startedAt: startedAt.toISOString(),
  ...(cause !== undefined && { cause: clean(cause) }),
})

/** The first few; databases and other remotes that X-Ray lists as services come after those that reported. */
const servicesOf = ({ services }: TraceSummary): string =>
  services.length > 3 ? `${services.slice(0, 3).join(', ')} +${services.length - 3}` : services.join(', ')

const list = (value: Extract<TracesValue, { kind: 'list' }>, { words, environment }: ViewContext): Part[] => {
  const { columns, statuses } = words.traces
  const rows = value.traces.map((trace): Rich[] => [
    say`${marks[trace.status]} ${statuses[trace.status]}`,
    say`${words.answers.duration(trace.durationMs)}`,
    [link(trace.name.slice(0, 60), consolePages.trace(environment, trace.id))],
    say`${servicesOf(trace)}`,
    [{ kind: 'time', at: trace.startedAt, form: 'time' }],
    [code(trace.id)],
  ])
  const head = [columns.status, columns.duration, columns.name, columns.services, columns.age, columns.id]
  return [
    ...(rows.length === 0 ? [] : [{ kind: 'table' as const, head, rows, right: [1] }]),
    { kind: 'note', text: words.traces.source[value.source] },
    ...(value.complete ? [] : [{ kind: 'note' as const, text: words.traces.incomplete }]),
  ]
}

/** Spans of a trace in the order of the tree, each below its parent. */
const nested = (spans: readonly Span[]): { span: Span; depth: number }[] => {
  const known = new Set(spans.map(({ id }) => id))
  const seen = new Set<string>()
  const below = (parent: string | undefined, depth: number): { span: Span; depth: number }[] =>
    spans
      .filter((span) =>
        parent === undefined ? span.parent === undefined || !known.has(span.parent) : span.parent === parent,
      )
      .filter(({ id }) => !seen.has(id) && seen.add(id))
      .toSorted((one, other) => one.startedAt.getTime() - other.startedAt.getTime())
      .flatMap((span) => [{ span, depth }, ...below(span.id, depth + 1)])
  const tree = below(undefined, 0)
  // A cycle of parents has no root; its spans are shown all the same.
  return [...tree, ...spans.filter(({ id }) => !seen.has(id)).map((span) => ({ span, depth: 0 }))]
}

const mostSpans = 40

const one = ({ trace, spans }: Extract<TracesValue, { kind: 'one' }>, { words }: ViewContext): Part[] => {
  const { columns, inProgress } = words.traces
  const start = trace.startedAt.getTime()
  const rows = nested(spans)
    .slice(0, mostSpans)
    .map(({ span, depth }): Rich[] => [
      say`${marks[span.status]} ${'· '.repeat(Math.min(depth, 8))}${span.name}${span.cause === undefined ? '' : ` — ${clean(span.cause, 120)}`}`,
      say`${span.service}`,
      say`+${words.answers.duration(Math.max(0, span.startedAt.getTime() - start))}`,
      say`${span.inProgress ? inProgress : words.answers.duration(span.durationMs)}`,
    ])
  const head = [columns.span, columns.services, columns.age, columns.duration]
  const rest = spans.length - rows.length
  return [
    { kind: 'table', head, rows, right: [2, 3] },
    ...(rest > 0 ? [{ kind: 'note' as const, text: words.verify.more(rest) }] : []),
  ]
}

const headline = (value: TracesValue, { words }: ViewContext): Rich => {
  if (value.kind === 'one') return words.traces.one(value.trace.name, words.answers.duration(value.trace.durationMs))
  const window = words.answers.window(value.windowMs)
  if (value.seen === 0) return words.traces.none(window)
  return value.traces.length === 0
    ? words.traces.noneMatch(value.seen, window)
    : words.traces.list(value.traces.length, value.seen, window)
}

/** @returns the traces, failing and slow ones first; or one trace as its spans. */
export const tracesView = (value: TracesValue, context: ViewContext): Card => {
  const { words, environment, line, commands } = context
  const empty = value.kind === 'list' && value.seen === 0
  const worst = value.kind === 'one' ? value.trace.status : value.traces[0]?.status
  const asked = commands ? [{ kind: 'code' as const, text: facts.traces.command(environment, {}) }] : []
  return {
    mark: empty ? 'unknown' : worst === 'fault' || worst === 'error' || worst === 'throttle' ? 'warning' : 'quiet',
    headline: headline(value, context),
    parts: [
      ...(value.kind === 'one' ? one(value, context) : list(value, context)),
      ...(empty ? [{ kind: 'note' as const, text: words.traces.noneHelp }] : []),
      ...(value.kind === 'one'
        ? [{ kind: 'text' as const, text: [link(words.traces.open, consolePages.trace(environment, value.trace.id))] }]
        : []),
      ...asked,
    ],
    buttons: [
      { label: words.answers.again, does: 'run', line },
      ...(empty
        ? [{ label: words.answers.verify, does: 'run' as const, line: `verify ${environment.name}`, primary: true }]
        : []),
      { label: words.answers.share, does: 'share' },
    ],
  }
}
