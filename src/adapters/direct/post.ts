import http from 'node:http'
import https from 'node:https'
import { PortError } from '../../ports.ts'

export type Posted = { status: number; body: string }

// A connection that stays open serves the next command of the same instance.
const agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) }
const requests = { 'http:': http.request, 'https:': https.request }

const isKnown = (protocol: string): protocol is keyof typeof agents => protocol in agents

/**
 * Posts over `node:https`, whose first use costs a tenth of that of `fetch` (reference: Node's global fetch loads undici).
 * @returns status and body; fails with `PortError` `timed_out` after so many milliseconds, or `unavailable`
 */
export const post = (
  url: URL,
  { headers, body, milliseconds }: { headers: Record<string, string>; body: string; milliseconds: number },
): Promise<Posted> =>
  new Promise((resolve, reject) => {
    const { protocol } = url
    const failed = (reason: 'timed_out' | 'unavailable') => () => reject(new PortError(reason, url.hostname, ''))
    if (!isKnown(protocol)) return failed('unavailable')()
    const length = String(Buffer.byteLength(body))
    const options = { method: 'POST', agent: agents[protocol], headers: { ...headers, 'content-length': length } }
    const request = requests[protocol](url, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', failed('unavailable'))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
    })
    const timer = setTimeout(() => {
      failed('timed_out')()
      request.destroy()
    }, milliseconds)
    request.on('error', failed('unavailable'))
    request.on('close', () => clearTimeout(timer))
    request.end(body)
  })
