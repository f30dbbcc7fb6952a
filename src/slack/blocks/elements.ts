import type { RichTextElement } from '@slack/types'
import type { Mark } from '../../card.ts'
import type { Rich, Span } from '../../rich.ts'
import { cut } from '../text.ts'
import { limits } from './limits.ts'

const emoji: Record<Exclude<Mark, 'quiet'>, string> = {
  passed: 'white_check_mark',
  warning: 'warning',
  failed: 'x',
  unknown: 'grey_question',
  settling: 'hourglass_flowing_sand',
  skipped: 'heavy_minus_sign',
}

/** @returns the mark as an emoji and a space; nothing for `quiet`. */
export const markElements = (mark: Mark): RichTextElement[] =>
  mark === 'quiet'
    ? []
    : [
        { type: 'emoji', name: emoji[mark] },
        { type: 'text', text: ' ' },
      ]

/** @returns the time in ISO 8601 without milliseconds, or a dash for a date that is none. */
const iso = (at: Date): string => (Number.isNaN(at.getTime()) ? '–' : at.toISOString().replace(/\.\d{3}Z$/, 'Z'))

const dateElement = (at: Date, form: 'time' | 'date'): RichTextElement =>
  Number.isNaN(at.getTime())
    ? { type: 'text', text: '–' }
    : {
        type: 'date',
        timestamp: Math.floor(at.getTime() / 1000),
        format: form === 'time' ? '{time}' : '{date_short_pretty} {time}',
        fallback: iso(at),
      }

const elementOf = (span: Span, bold: boolean): RichTextElement => {
  const style = bold ? { style: { bold: true } } : {}
  if (span.kind === 'time') return { ...dateElement(span.at, span.form), ...style }
  if (span.kind === 'person') return { type: 'user', user_id: span.id }
  if (span.kind === 'channel') return { type: 'channel', channel_id: span.id }
  const text = cut(span.text, limits.text)
  if (span.kind === 'code') return { type: 'text', text, style: { ...style.style, code: true } }
  if (span.kind === 'text') return { type: 'text', text, ...(span.strong ? { style: { bold: true } } : style) }
  return span.url.startsWith('https://') && span.url.length <= limits.url
    ? { type: 'link', text, url: span.url, ...style }
    : { type: 'text', text, ...style }
}

const isEmpty = (span: Span): boolean => 'text' in span && span.text === ''

/** @returns the spans as rich text elements, none of which Slack parses for mentions, links or formatting; never empty. */
export const elementsOf = (rich: Rich, options: { bold?: boolean } = {}): RichTextElement[] => {
  const elements = rich.filter((span) => !isEmpty(span)).map((span) => elementOf(span, options.bold ?? false))
  return elements.length === 0 ? [{ type: 'text', text: ' ' }] : elements
}

/** @returns about how many characters a reader sees; links count their address too, dates their fallback. */
export const sizeOf = (rich: Rich): number =>
  rich.reduce((size, span) => {
    if (span.kind === 'time') return size + 24
    if (span.kind === 'person' || span.kind === 'channel') return size + span.id.length
    return size + span.text.length + (span.kind === 'link' ? span.url.length : 0)
  }, 0)

/** @returns the first spans that fit the limit together, the last of them cut. */
export const cutRich = (rich: Rich, limit: number): Rich => {
  if (sizeOf(rich) <= limit) return rich
  const kept: Span[] = []
  let room = limit
  for (const span of rich) {
    const size = sizeOf([span])
    if (size > room) return room > 1 && 'text' in span ? [...kept, { kind: 'text', text: cut(span.text, room) }] : kept
    kept.push(span)
    room -= size
  }
  return kept
}
