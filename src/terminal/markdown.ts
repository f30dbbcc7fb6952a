import type { Card, Mark, Part } from '../card.ts'
import type { Rich } from '../rich.ts'

/** Marks as GitHub shows them. */
const signs: Record<Mark, string> = {
  passed: '✅',
  warning: '⚠️',
  failed: '❌',
  unknown: '❔',
  settling: '⏳',
  skipped: '➖',
  quiet: 'ℹ️',
}

/** A code span may hold backticks when its fence is longer. Source: CommonMark, code spans. */
const codeSpan = (text: string): string => {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length)
  if (runs.length === 0) return `\`${text}\``
  const fence = '`'.repeat(Math.max(...runs) + 1)
  return `${fence} ${text} ${fence}`
}

const escaped = (text: string): string => text.replace(/[\\*_[\]<>|]/g, (mark) => `\\${mark}`)

/** @returns a rich text as Markdown; what comes from outside stands in it as text. */
export const markdown = (rich: Rich): string =>
  rich
    .map((span) => {
      if (span.kind === 'code') return codeSpan(span.text)
      if (span.kind === 'link') return `[${escaped(span.text)}](${span.url})`
      if (span.kind === 'text') return span.strong === true ? `**${escaped(span.text)}**` : escaped(span.text)
      return span.kind === 'time' ? span.at.toISOString() : escaped(span.id)
    })
    .join('')

const partOf = (part: Part): string => {
  if (part.kind === 'rows')
    return part.rows
      .map(({ mark, title, details = [] }) =>
        [`- ${signs[mark]} ${markdown(title)}`, ...details.map((detail) => `  - ${markdown(detail)}`)].join('\n'),
      )
      .join('\n')
  if (part.kind === 'list') return part.items.map((item) => `- ${markdown(item)}`).join('\n')
  if (part.kind === 'text') return `#### ${markdown(part.text)}`
  if (part.kind === 'code') return `\`\`\`\n${part.text.replaceAll('```', "'''")}\n\`\`\``
  if (part.kind === 'note') return markdown(part.text)
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [row(part.head), row(part.head.map(() => '---')), ...part.rows.map((cells) => row(cells.map(markdown)))].join(
    '\n',
  )
}

/** @returns a card as Markdown, for a comment on a pull request. */
export const cardMarkdown = ({ mark, headline, parts }: Card): string =>
  `${[`### ${signs[mark]} ${markdown(headline)}`, ...parts.map(partOf)].join('\n\n')}\n`
