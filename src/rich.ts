import { clean } from './slack/text.ts'

/** A piece of text that is safe to show anywhere; renderers decide what it looks like. */
export type Span =
  | { kind: 'text'; text: string; strong?: boolean }
  | { kind: 'code'; text: string }
  | { kind: 'link'; text: string; url: string }
  | { kind: 'time'; at: Date; form: 'time' | 'date' }
  | { kind: 'person'; id: string }
  | { kind: 'channel'; id: string }

/** Text in which every part from outside has been cleaned. Only `say` and the makers below produce it. */
export type Rich = readonly Span[]

type Sayable = string | number | Date | Span | Rich

const isRich = (value: Sayable): value is Rich => Array.isArray(value)

const spanOf = (value: Exclude<Sayable, Rich>): Span => {
  if (typeof value === 'string') return { kind: 'text', text: clean(value) }
  if (typeof value === 'number') return { kind: 'text', text: String(value) }
  if (value instanceof Date) return { kind: 'time', at: value, form: 'time' }
  return value
}

/**
 * A template tag for everything that a person reads: the literal parts are ours, every interpolated string is
 * taken as coming from outside and cleaned (secrets redacted, controls stripped, length kept).
 * @returns spans, never markup; a Date is shown in the reader's own time.
 */
export const say = (literals: TemplateStringsArray, ...values: Sayable[]): Rich =>
  literals.flatMap((literal, index) => {
    const value = values[index]
    const before: Span[] = literal === '' ? [] : [{ kind: 'text', text: literal }]
    if (value === undefined) return before
    return isRich(value) ? [...before, ...value] : [...before, spanOf(value)]
  })

/** @returns the value in bold. */
export const strong = (text: string): Span => ({ kind: 'text', text: clean(text), strong: true })

/** @returns the value as code: names, ids, variables. */
export const code = (text: string, limit?: number): Span => ({ kind: 'code', text: clean(text, limit) })

/** @returns a link; `url` must be one that we built ourselves. */
export const link = (text: string, url: string): Span => ({ kind: 'link', text: clean(text), url })

/** @returns a point in time with its date, in the reader's own zone. */
export const dated = (at: Date): Span => ({ kind: 'time', at, form: 'date' })

/** @returns a Slack person, by id; drawn as a mention, which notifies nobody in an ephemeral answer. */
export const person = (id: string): Span => ({ kind: 'person', id })

/** @returns a Slack channel, by its id. */
export const channelSpan = (id: string): Span => ({ kind: 'channel', id })

/** @returns spans joined by a separator of ours. */
export const joined = (parts: readonly (string | Span | Rich)[], separator = ', '): Rich =>
  parts.flatMap((part, index) => say`${index === 0 ? '' : ({ kind: 'text', text: separator } satisfies Span)}${part}`)

/** @returns the text alone, for JSON, alternative texts and notifications; times in ISO 8601. */
export const plain = (rich: Rich): string => rich.map(plainSpan).join('')

const plainSpan = (span: Span): string => {
  if (span.kind === 'time') return span.at.toISOString().replace('.000', '')
  return span.kind === 'person' || span.kind === 'channel' ? span.id : span.text
}
