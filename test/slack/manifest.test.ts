import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { verifyShortcuts } from '../../src/slack/listeners.ts'

const Manifest = z.object({
  features: z.object({
    slash_commands: z.array(z.object({ command: z.string(), description: z.string().max(2000) })),
    shortcuts: z.array(z.object({ name: z.string().max(24), callback_id: z.string(), type: z.string() })),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
})
const { features, oauth_config, settings } = Manifest.parse(
  parse(readFileSync(join(import.meta.dirname, '..', '..', 'manifest.yml'), 'utf8')),
)

describe('the app manifest', () => {
  it('names the command and the event that the listeners answer', () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual(['/otel'])
    expect(settings.event_subscriptions.bot_events).toEqual(['app_mention'])
  })
  it('names only shortcuts that a listener answers', () => {
    expect(features.shortcuts.map(({ type }) => type).toSorted()).toEqual(['global', 'message'])
    for (const { callback_id } of features.shortcuts) expect(callback_id).toMatch(verifyShortcuts)
  })
  it('asks for no scope beyond what is used', () => {
    expect(oauth_config.scopes.bot.toSorted()).toEqual([
      'app_mentions:read',
      'channels:read',
      'chat:write',
      'commands',
      'groups:read',
      'usergroups:read',
      'users:read',
    ])
  })
})
