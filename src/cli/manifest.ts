import { readFileSync } from 'node:fs'
import { parse, parseDocument } from 'yaml'
import * as z from 'zod'

const file = new URL('../../manifest.yml', import.meta.url)

/**
 * @param url base URL of the API Gateway; without one the manifest is the committed one, with Socket Mode
 * @returns the Slack app manifest in YAML, comments kept
 */
export const manifestText = (url: string | undefined): string => {
  const text = readFileSync(file, 'utf8')
  if (url === undefined) return text
  const events = `${url.replace(/\/+$/, '')}/slack/events`
  const document = parseDocument(text)
  document.setIn(['features', 'slash_commands', 0, 'url'], events)
  document.setIn(['settings', 'event_subscriptions', 'request_url'], events)
  document.setIn(['settings', 'interactivity', 'request_url'], events)
  document.setIn(['settings', 'socket_mode_enabled'], false)
  document.commentBefore = ' For API Gateway; import it at https://api.slack.com/apps ("From a manifest").'
  return document.toString()
}

const Scopes = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) })

/** @returns the scopes that the manifest asks for the bot token. */
export const manifestScopes = (): string[] => Scopes.parse(parse(readFileSync(file, 'utf8'))).oauth_config.scopes.bot
