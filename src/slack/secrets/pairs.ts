import { isHarmless, isSecretName, isWholeLine } from './names.ts'
import { mark } from './tokens.ts'

// What stands between a name and its value: `=`, `:`, their URL and JSON escapes, the `>` of XML, the space after a flag.
const separator = /[=:>]|%3[AD]|\\u003[ade]|(?<=--[\w-]{2,40})[ \t]/gi
const nameCharacter = /[\w.-]/
const gap = /(?:[\s>=]|%20|\+|\\{0,4}[nt](?=["' ])){0,8}/y
const openQuote = /((?:\\{0,8}["'`]|%22|&quot;)?)/y
const bareValue = /(?:\[redacted\]|[^\s,;&)}\]"'`<>\\])*/y
const restOfLine = /[^\r\n"'`<>\\}]*/y

const matchAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

/** @returns the name that ends just before `at`, without its quotes; at most 64 characters are looked at. */
const nameBefore = (text: string, at: number): string => {
  let end = at
  while (end > at - 12 && /[\s"'`\\]/.test(text[end - 1] ?? '')) end -= 1
  let start = end
  while (start > end - 64 && nameCharacter.test(text[start - 1] ?? '')) start -= 1
  return text.slice(start, end)
}

/** @returns the end of a quoted value: its own closing quote, or the end of the text when it was cut before. */
const closing = (text: string, from: number, quote: string): number => {
  const bare = quote.replace(/^\\+/, '')
  const depth = quote.length - bare.length
  for (let at = text.indexOf(bare, from); at >= 0; at = text.indexOf(bare, at + 1)) {
    let slashes = 0
    while (slashes < 16 && at - slashes - 1 >= from && text[at - slashes - 1] === '\\') slashes += 1
    if (slashes <= depth) return at - slashes
  }
  return text.length
}

type Value = { from: number; to: number }

const valueAfter = (text: string, at: number, name: string): Value => {
  const start = at + matchAt(gap, text, at).length
  const first = text[start]
  if (first === '[' && !text.startsWith(mark, start)) {
    const end = text.indexOf(']', start)
    return { from: start + 1, to: end < 0 ? text.length : end }
  }
  const quote = matchAt(openQuote, text, start)
  const from = start + quote.length
  if (quote !== '') return { from, to: closing(text, from, quote) }
  return { from, to: from + matchAt(isWholeLine(name) ? restOfLine : bareValue, text, from).length }
}

// The name of a secret in Secrets Manager is no secret, and access errors are useless without it.
const arnBefore = /arn:aws[\w-]{0,10}:secretsmanager:[\w-]{0,20}:\d{0,12}:secret$/

const isNameOfPair = (name: string): boolean => /^(?:name|key)$/i.test(name)
const isValueOfPair = (name: string): boolean => /value$/i.test(name)

/**
 * @returns the text with the values of secret names replaced: `KEY=value`, `key: "value"`, escaped JSON, query strings,
 * headers, flags, XML, and `{"name": "KEY", "value": "…"}` pairs. One pass; every character is scanned a bounded number of times.
 */
export const withoutSecretPairs = (text: string): string => {
  let out = ''
  let done = 0
  let awaited = false
  for (const found of text.matchAll(separator)) {
    const at = found.index + found[0].length
    if (at <= done) continue
    const name = nameBefore(text, found.index)
    if (name === '' || (found[0] === '>' && text[found.index - name.length - 1] !== '<')) continue
    if (arnBefore.test(text.slice(Math.max(0, found.index - 80), found.index))) continue
    const pairName = isNameOfPair(name)
    const secret = isSecretName(name) || (awaited && isValueOfPair(name))
    if (!secret && !pairName) continue
    const { from, to } = valueAfter(text, at, name)
    if (pairName) awaited = isSecretName(text.slice(from, Math.min(to, from + 64)))
    if (!secret || to <= from || isHarmless(text.slice(from, to))) continue
    if (text.startsWith('{', from)) continue
    awaited = false
    out += text.slice(done, from) + mark
    done = to
  }
  return out + text.slice(done)
}
