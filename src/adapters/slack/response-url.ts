import { type Message, PortError } from '../../ports.ts'

const paths = /^\/(?:commands|actions|app|workflows)\/[^?#]+$/

const isLoopback = (url: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)

/**
 * @param slackApiUrl the configured Web API; only when it is on loopback may a response_url be there too
 * @returns the parsed URL if it is Slack's, undefined for any other: it is signed, but it was stored and read again
 */
export const responseUrlOf = (text: string, slackApiUrl: string): URL | undefined => {
  // WHATWG parsing forgives what no genuine response_url has: spaces, controls, backslashes.
  if (!/^[\x21-\x5b\x5d-\x7e]{1,2000}$/.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || !paths.test(url.pathname)) return undefined
  if (url.protocol === 'https:' && url.host === 'hooks.slack.com') return url
  const api = new URL(slackApiUrl)
  return isLoopback(api) && url.origin === api.origin ? url : undefined
}

/** `expired_url`, `used_url` and the like: it lives 30 minutes and five uses. */
const isGone = (status: number, body: string): boolean =>
  status === 404 || status === 410 || /\b(?:expired_url|used_url|invalid_url)\b/.test(body)

const reasonOf = (status: number, body: string): PortError['reason'] => {
  if (status === 429) return 'throttled'
  if (isGone(status, body)) return 'not_found'
  if (/invalid_blocks|invalid_attachments|invalid_payload|msg_(?:blocks_)?too_long|no_text/.test(body))
    return 'unsupported'
  return status >= 500 || status === 200 ? 'unavailable' : 'not_found'
}

const retryAfter = (header: string | null): number => (/^\d{1,5}$/.test(header ?? '') ? Number(header) : 30)

const failureOf = (response: Response, body: string): PortError => {
  const reason = reasonOf(response.status, body)
  const detail = /\b(invalid_\w{1,30}|msg_\w{1,30}|no_text|expired_url|used_url)\b/.exec(body)?.[1]
  const seconds = reason === 'throttled' ? retryAfter(response.headers.get('retry-after')) : undefined
  return new PortError(reason, 'response_url', detail ?? `HTTP ${response.status}`, seconds)
}

const isOk = (status: number, body: string): boolean =>
  status === 200 && (body === '' || body === 'ok' || /^\s*\{\s*"ok"\s*:\s*true/.test(body))

/**
 * Posts one answer through a response_url: the message for the asker only, or for the whole channel. Follows no
 * redirect, waits no longer than told, and fails with `PortError`; `not_found` when it is used up, expired or not Slack's.
 */
export const postResponse = async (
  text: string,
  message: Message,
  options: { shared: boolean; slackApiUrl: string; fetch: typeof fetch; timeoutMs: number },
): Promise<void> => {
  const url = responseUrlOf(text, options.slackApiUrl)
  if (url === undefined) throw new PortError('not_found', 'response_url', 'not_slack')
  const payload = {
    response_type: options.shared ? 'in_channel' : 'ephemeral',
    replace_original: false,
    parse: 'none',
    link_names: false,
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
  }
  let response: Response
  let body: string
  try {
    response = await options.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(payload),
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    })
    body = (await response.text()).slice(0, 2000)
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    throw new PortError(isLate ? 'timed_out' : 'unavailable', 'response_url', isLate ? '' : 'connection')
  }
  if (!isOk(response.status, body)) throw failureOf(response, body)
}
