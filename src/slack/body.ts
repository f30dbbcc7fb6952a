import type { Headers } from './gate.ts'
import { bodyLimit, headerOf } from './gate.ts'

/** A parsed body, or the status that refuses it: 400 for what cannot be read, 415 for a type that Slack never sends. */
export type Parsed = { ok: true; value: unknown } | { ok: false; status: 400 | 415 }

const bad = { ok: false, status: 400 } as const

/** @returns the raw bytes of an HTTP API v2 body, or undefined when they are more than the limit. */
export const bytesOf = (body: string | undefined, isBase64: boolean): Buffer | undefined => {
  const text = body ?? ''
  const most = isBase64 ? Math.ceil(bodyLimit / 3) * 4 : bodyLimit
  if (text.length > most) return undefined
  const bytes = Buffer.from(text, isBase64 ? 'base64' : 'utf8')
  return bytes.length > bodyLimit ? undefined : bytes
}

const json = (text: string): Parsed => {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    // The error's message would quote the text, so it is dropped.
    return bad
  }
}

const form = (text: string): Parsed => {
  const fields = [...new URLSearchParams(text)]
  const record = Object.assign(Object.create(null), Object.fromEntries(fields)) as Record<string, string>
  if (Object.keys(record).length !== fields.length) return bad
  const { payload } = record
  if (payload === undefined) return { ok: true, value: record }
  return fields.length === 1 ? json(payload) : bad
}

/** @returns the body of a request whose signature was verified: a form's fields, its `payload`, or JSON. Never throws. */
export const parseBody = (bytes: Buffer, headers: Headers): Parsed => {
  const type = (headerOf(headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json' && type !== 'application/x-www-form-urlencoded') return { ok: false, status: 415 }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return bad
  }
  return type === 'application/json' ? json(text) : form(text)
}
