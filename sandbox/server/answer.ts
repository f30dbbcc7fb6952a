import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf } from '../slack/body.ts'

/** Everything that the page needs comes from this server; the browser is told to load nothing else. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** Headers of every answer that a browser may show. */
export const safeHeaders = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** Answers with a JSON value. */
export const answerJson = (response: ServerResponse, value: unknown, status = 200): void => {
  response.writeHead(status, { ...safeHeaders, 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(value))
}

/** @returns the body as JSON, or undefined when it is none or longer than 64 KiB. */
export const jsonOf = async (request: IncomingMessage): Promise<unknown> => {
  const body = await bodyOf(request, 65_536)
  try {
    return body === undefined ? undefined : JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
