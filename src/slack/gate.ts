import { createHmac, timingSafeEqual } from 'node:crypto'

/** Headers as HTTP API v2 and Node give them: a repeated header is one value joined by commas, or an array. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** What the gate says about a request; a refusal never says why, so that nothing can be learned from it. */
export type Verdict = { ok: true; signature: string } | { ok: false; status: 401 | 413 }

/** Bytes; Slack's own payloads stay well below. Source: reference/security.md T06. */
export const bodyLimit = 64 * 1024

/** Seconds either way; Slack's own figure for the past, which it also means for the future ("absolute"). */
const window = 300

/** @returns the value of a header that occurs exactly once, whatever its case; undefined for none or several. */
export const headerOf = (headers: Headers, name: string): string | undefined => {
  const found = Object.entries(headers).filter(([key, value]) => key.toLowerCase() === name && value !== undefined)
  const [only] = found
  return found.length === 1 && typeof only?.[1] === 'string' ? only[1] : undefined
}

const digestOf = (secret: string, timestamp: string, body: Buffer): Buffer =>
  createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest()

/**
 * Verifies Slack's v0 signature over the raw bytes, before anything of them is parsed.
 * @param secrets the current signing secret, and the previous one while it is being rotated; none refuses everything
 * @returns whether the request came from Slack within five minutes of `now`; never throws
 */
export const verify = (
  request: { body: Buffer; headers: Headers },
  { now, secrets }: { now: Date; secrets: readonly string[] },
): Verdict => {
  if (request.body.length > bodyLimit) return { ok: false, status: 413 }
  const timestamp = headerOf(request.headers, 'x-slack-request-timestamp') ?? ''
  const signature = headerOf(request.headers, 'x-slack-signature') ?? ''
  const refused = { ok: false, status: 401 } as const
  if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return refused
  if (Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp)) > window) return refused
  const given = Buffer.from(signature.slice(3), 'hex')
  let matches = false
  for (const secret of secrets) {
    if (secret !== '' && timingSafeEqual(digestOf(secret, timestamp, request.body), given)) matches = true
  }
  return matches ? { ok: true, signature } : refused
}
