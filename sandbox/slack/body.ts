import type { IncomingMessage } from 'node:http'

/** Arguments that are JSON inside a form. */
const jsonArguments = new Set(['blocks', 'view', 'files', 'attachments', 'metadata'])

/** @returns the whole body of a request; `undefined` when it is longer than `most` bytes. */
export const bodyOf = async (request: IncomingMessage, most = 10_000_000): Promise<Buffer | undefined> => {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    const bytes = Buffer.from(part)
    length += bytes.length
    if (length > most) return undefined
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}

const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Arguments = { args: Record<string, unknown> } | { error: string }

const fromForm = (text: string): Arguments => {
  const args: Record<string, unknown> = {}
  for (const [key, value] of new URLSearchParams(text)) {
    args[key] = jsonArguments.has(key) ? fromJson(value) : value
    if (args[key] === undefined) return { error: key === 'blocks' ? 'invalid_blocks_format' : 'invalid_arguments' }
  }
  return { args }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @returns a call's arguments from a form or JSON body, or Slack's error code when they cannot be read. */
export const argumentsOf = (type: string, body: Buffer): Arguments => {
  const media = type.split(';')[0]?.trim().toLowerCase() ?? ''
  const text = body.toString('utf8')
  if (text === '') return { args: {} }
  if (media === 'application/x-www-form-urlencoded') return fromForm(text)
  if (media !== 'application/json') return { error: 'invalid_post_type' }
  const parsed = fromJson(text)
  return isRecord(parsed) ? { args: parsed } : { error: 'invalid_json' }
}
