import { redact } from './redact.ts'

// Terminal escapes, raw and as JSON or shells write them. Every part is one class or bounded, so nothing backtracks far.
const escapes =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /(?:\u001b|\\{1,4}u001b|\\{1,4}x1b|\\{1,4}033|\\{1,4}e(?=\[))(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\u0007\u001b]{0,512}(?:\u0007|\u001b\\)?|[ -/]{0,4}[0-Z\\^-~])?|\u009b[0-?]{0,64}[ -/]{0,8}[@-~]/gi

// Controls, zero-width characters, bidi overrides, soft hyphens, tags: all that is not seen but changes what is read.
const unseen = /(?![\n\t])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const unseenInJson = /\\{1,4}u(?:00(?:[01][0-9a-f]|7f|ad)|061c|200[b-f]|202[a-e]|206[0-9a-f]|feff)/gi

const seen = (text: string): string =>
  text
    .toWellFormed()
    .replace(escapes, '')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(unseenInJson, '')
    .replace(unseen, '')

/** @returns the text, or as much of it as fits the limit (UTF-16 units) with an ellipsis, never half a character. */
export const cut = (text: string, limit: number): string => {
  if (text.length <= limit) return text
  const end = Math.max(0, limit - 1)
  const splitsPair = /[\ud800-\udbff]/.test(text[end - 1] ?? '')
  return `${text.slice(0, splitsPair ? end - 1 : end)}…`
}

/**
 * @returns outside text made safe to show on one line: secrets redacted before anything is cut, terminal escapes,
 * controls, bidi and zero-width characters gone, white space single, at most `limit` UTF-16 units. Linear time.
 */
export const clean = (text: string, limit = 500): string => cut(redact(seen(text)).replace(/\s+/g, ' ').trim(), limit)

/**
 * @returns outside text made safe to show preformatted: as `clean`, but with its lines and indentation kept,
 * tabs as two spaces, and no run of three backticks left, which would end a code block where Slack parses one.
 */
export const cleanBlock = (text: string, limit = 3000): string =>
  cut(
    redact(seen(text))
      .replaceAll('\t', '  ')
      .replace(/`{3,}/g, (run) => "'".repeat(run.length))
      .replace(/^\n+|\n+$/g, ''),
    limit,
  )
