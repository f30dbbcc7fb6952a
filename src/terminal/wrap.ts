import stringWidth from 'string-width'

/** Chinese has no spaces: a line may break before any of its characters, but for punctuation that closes. */
const chinese = /(?=[\p{Script=Han}（「《])/u

type Word = { text: string; spaced: boolean }

const wordsOf = (text: string): Word[] =>
  text
    .split(' ')
    .flatMap((word, place) =>
      word.split(chinese).map((piece, index): Word => ({ text: piece, spaced: place > 0 && index === 0 })),
    )

/**
 * Wraps at white space and between Chinese characters, by what is seen, so that escape codes and wide characters count
 * as they look. A single word that is wider than the line stays whole.
 * @returns lines, all but the first with the indent
 */
export const wrapped = (text: string, { width, indent }: { width: number; indent: string }): string[] => {
  const lead = /^ */.exec(text)?.[0] ?? ''
  const lines: string[] = []
  let line = lead
  let used = lead.length
  let isEmpty = true
  for (const word of wordsOf(text.slice(lead.length))) {
    const wide = stringWidth(word.text)
    const gap = word.spaced && !isEmpty ? 1 : 0
    if (!isEmpty && used + gap + wide > width) {
      lines.push(line)
      line = `${indent}${word.text}`
      used = indent.length + wide
    } else {
      line += `${gap === 1 ? ' ' : ''}${word.text}`
      used += gap + wide
    }
    isEmpty = false
  }
  return [...lines, line]
}
