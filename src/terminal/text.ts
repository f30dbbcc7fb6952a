import { styleText } from 'node:util'
import stringWidth from 'string-width'
import type { Card, Mark, Part, Row } from '../card.ts'
import type { Rich, Span } from '../rich.ts'
import { tableLines } from './table.ts'
import { wrapped } from './wrap.ts'

export type Screen = {
  /** Characters in a line. */
  width: number
  colours: boolean
  /** IANA zone in which times are shown. */
  zone: string
}

const signs: Record<Mark, { sign: string; colour: 'green' | 'yellow' | 'red' | 'gray' | 'cyan' }> = {
  passed: { sign: '✔', colour: 'green' },
  warning: { sign: '!', colour: 'yellow' },
  failed: { sign: '✖', colour: 'red' },
  unknown: { sign: '?', colour: 'yellow' },
  settling: { sign: '…', colour: 'cyan' },
  skipped: { sign: '-', colour: 'gray' },
  quiet: { sign: '', colour: 'gray' },
}

type Format = Parameters<typeof styleText>[0]

const styled = (format: Format, text: string, { colours }: Screen): string =>
  colours ? styleText(format, text, { validateStream: false }) : text

const timeOf = (span: Extract<Span, { kind: 'time' }>, { zone: timeZone }: Screen): string => {
  const parts = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone }).format(span.at)
  return span.form === 'date' ? parts.slice(0, 16) : parts.slice(11)
}

/** Terminals that understand them show OSC 8 links; others see the text alone. */
const linked = (text: string, url: string, { colours }: Screen): string =>
  colours ? `\u001b]8;;${url}\u0007${text}\u001b]8;;\u0007` : text

const drawn = (span: Span, screen: Screen): string => {
  if (span.kind === 'time') return timeOf(span, screen)
  if (span.kind === 'person' || span.kind === 'channel') return span.id
  if (span.kind === 'link') return linked(styled('underline', span.text, screen), span.url, screen)
  if (span.kind === 'code') return styled('cyan', span.text, screen)
  return span.strong ? styled('bold', span.text, screen) : span.text
}

const inline = (rich: Rich, screen: Screen): string => rich.map((span) => drawn(span, screen)).join('')

const marked = (mark: Mark, screen: Screen): string => {
  const { sign, colour } = signs[mark]
  return sign === '' ? '' : `${styled(colour, sign, screen)} `
}

const rowLines = ({ mark, title, details = [], commands = [] }: Row, screen: Screen): string[] => {
  const lead = marked(mark, screen)
  const indent = ' '.repeat(stringWidth(lead) + 2)
  return [
    ...wrapped(`${lead}${inline(title, screen)}`, { width: screen.width, indent }),
    ...details.flatMap((detail) =>
      wrapped(`${indent}${inline(detail, screen)}`, { width: screen.width, indent: `${indent}  ` }),
    ),
    // Commands are never wrapped: they are to be copied.
    ...commands.map((command) => `${indent}${styled('gray', `$ ${command}`, screen)}`),
  ]
}

const partLines = (part: Part, screen: Screen): string[] => {
  const { width } = screen
  switch (part.kind) {
    case 'rows':
      return part.rows.flatMap((row) => rowLines(row, screen))
    case 'table':
      return tableLines({
        head: part.head.map((title) => styled('bold', title, screen)),
        rows: part.rows.map((row) => row.map((cell) => inline(cell, screen))),
        right: part.right ?? [],
        width,
      })
    case 'list':
      return part.items.flatMap((item) => wrapped(`  ${inline(item, screen)}`, { width, indent: '    ' }))
    case 'code':
      return part.text.split('\n').map((line) => `  ${styled('gray', line, screen)}`)
    case 'note':
      return wrapped(inline(part.text, screen), { width, indent: '' }).map((line) => styled('gray', line, screen))
    case 'text':
      return wrapped(inline(part.text, screen), { width, indent: '' })
  }
}

/** @returns one part as text. */
export const partText = (part: Part, screen: Screen): string => `${partLines(part, screen).join('\n')}\n`

/** @returns the card as text, the answer first; no line is wider than the screen but for commands to copy. */
export const textOf = (card: Card, screen: Screen): string => {
  const first = wrapped(`${marked(card.mark, screen)}${inline(card.headline.map(bold), screen)}`, {
    width: screen.width,
    indent: '  ',
  })
  const parts = card.parts.map((part) => partLines(part, screen)).filter((lines) => lines.length > 0)
  return `${[first, ...parts].map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const bold = (span: Span): Span => (span.kind === 'text' ? { ...span, strong: true } : span)
