import type { IncomingMessage } from 'node:http'

const hostName = (host: string): string | undefined => {
  try {
    return new URL(`http://${host}`).hostname
  } catch {
    return undefined
  }
}

const ours = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * A foreign site can make its own name resolve to this machine (DNS rebinding); then the Host header carries that
 * name. And it can post here from its own pages; then Origin does.
 * @returns whether the request was made to this machine by its name, and not from another site
 */
export const isLocal = ({ headers }: IncomingMessage): boolean => {
  const { host = '', origin } = headers
  if (!ours.has(hostName(host) ?? '')) return false
  return origin === undefined || origin === `http://${host}`
}
