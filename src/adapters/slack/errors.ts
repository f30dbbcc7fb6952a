import {
  ErrorCode,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'
import { PortError, type PortReason } from '../../ports.ts'

/** Seconds to wait when Slack limits without a usable Retry-After: half of the one-minute window of its rate tiers. */
const defaultWait = 30

const reasons: Readonly<Record<string, PortReason>> = {
  channel_not_found: 'not_found',
  not_in_channel: 'not_found',
  is_archived: 'not_found',
  message_not_found: 'not_found',
  thread_not_found: 'not_found',
  user_not_found: 'not_found',
  user_not_in_channel: 'not_found',
  users_not_found: 'not_found',
  user_not_visible: 'not_found',
  no_such_subteam: 'not_found',
  cant_update_message: 'not_found',
  messages_tab_disabled: 'not_found',
  invalid_auth: 'credentials',
  not_authed: 'credentials',
  account_inactive: 'credentials',
  token_revoked: 'credentials',
  token_expired: 'credentials',
  org_login_required: 'credentials',
  missing_scope: 'access_denied',
  access_denied: 'access_denied',
  no_permission: 'access_denied',
  restricted_action: 'access_denied',
  ekm_access_denied: 'access_denied',
  team_access_not_granted: 'access_denied',
  ratelimited: 'throttled',
  rate_limited: 'throttled',
  message_limit_exceeded: 'throttled',
  invalid_blocks: 'unsupported',
  invalid_blocks_format: 'unsupported',
  invalid_attachments: 'unsupported',
  msg_too_long: 'unsupported',
  msg_blocks_too_long: 'unsupported',
  no_text: 'unsupported',
}

const isTimeout = (error: Error): boolean => error.name === 'TimeoutError' || error.name === 'AbortError'

/** @returns a failure of Slack's in our words. An error code that is not known here counts as Slack being unavailable. */
const slackError = (operation: string, error: unknown): PortError => {
  if (error instanceof PortError) return error
  if (error instanceof WebAPIRateLimitedError) return new PortError('throttled', operation, '', error.retryAfter)
  if (error instanceof WebAPIPlatformError) {
    const code = String(error.data.error)
    const reason = Object.hasOwn(reasons, code) ? reasons[code] : undefined
    return new PortError(reason ?? 'unavailable', operation, code, reason === 'throttled' ? defaultWait : undefined)
  }
  if (error instanceof WebAPIHTTPError) return new PortError('unavailable', operation, `HTTP ${error.statusCode}`)
  if (error instanceof WebAPIRequestError) {
    return new PortError(isTimeout(error.original) ? 'timed_out' : 'unavailable', operation, ErrorCode.RequestError)
  }
  // The SDK has no class for a 429 without a number in Retry-After.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain')) {
    return new PortError('throttled', operation, '', defaultWait)
  }
  return new PortError('unavailable', operation, error instanceof Error ? error.name : '')
}

/** @returns the promise's value, or fails with `PortError`. */
export const callingSlack = async <T>(operation: string, promise: Promise<T>): Promise<T> => {
  try {
    return await promise
  } catch (error) {
    throw slackError(operation, error)
  }
}
