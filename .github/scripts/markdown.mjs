// Text that others wrote, for the run's page. It may hold Markdown, HTML, mentions, links and control characters, and is to
// be read, never to act.

/** Longest text of one cell, in characters. */
const longest = 400

/** @returns the text as Markdown that shows it and nothing else: one line, shortened, every sign as a character reference. */
export const shown = (text) => {
  const line = String(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    // Zero-width characters and those that turn the direction of writing.
    .replace(/\p{Cf}/gu, '')
    .trim()
  const short = [...line].slice(0, longest).join('')
  const cut = short.length < line.length ? '…' : ''
  // A mention needs its name right behind the sign.
  const sign = (each) => (each === '@' ? '&#64;&#8203;' : `&#${each.charCodeAt(0)};`)
  return short.replace(/[!-/:-@[-`{-~]/g, sign) + cut
}
