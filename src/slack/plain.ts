import type { Card, Mark, Part, Row } from '../card.ts'
import type { Message } from '../ports.ts'
import { plain, type Rich } from '../rich.ts'
import { cut } from './text.ts'

const signs: Record<Mark, string> = {
  passed: '✅ ',
  warning: '⚠️ ',
  failed: '❌ ',
  unknown: '❔ ',
  settling: '⏳ ',
  skipped: '➖ ',
  quiet: '',
}

/** Slack parses a message's `text` even beside blocks; these three characters are all that its markup is made of. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const headline = (card: Pick<Card, 'mark' | 'headline'>, limit: number): string =>
  `${signs[card.mark]}${cut(plain(card.headline), limit)}` || '…'

/** @returns the headline for notifications and screen readers, at most 300 characters before escaping, never empty. */
export const notificationOf = (card: Pick<Card, 'mark' | 'headline'>): string => escaped(headline(card, 300))

const rowLines = ({ mark, title, details = [], commands = [] }: Row): string[] => [
  `${signs[mark]}${plain(title)}`,
  ...details.map((detail) => `    ${plain(detail)}`),
  ...commands.map((command) => `    $ ${command}`),
]

const cells = (row: readonly Rich[]): string => row.map(plain).join(' · ')

const linesOf = (part: Part): string[] => {
  switch (part.kind) {
    case 'rows':
      return part.rows.flatMap(rowLines)
    case 'table':
      return [part.head.join(' · '), ...part.rows.map(cells)]
    case 'list':
      return part.items.map((item) => `• ${plain(item)}`)
    case 'code':
      return part.text.split('\n')
    case 'text':
    case 'note':
      return [plain(part.text)]
  }
}

/** @returns the card as text alone, at most `limit` characters before escaping: for when Slack refuses its blocks. */
export const plainMessage = (card: Card, limit = 3000): Message => ({
  text: escaped(cut([headline(card, limit), ...card.parts.flatMap(linesOf)].join('\n'), limit)),
  blocks: [],
})
