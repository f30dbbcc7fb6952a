import type { WebClient } from '@slack/web-api'
import * as z from 'zod'
import type { Standing } from '../../doctor/world.ts'
import { PortError } from '../../ports.ts'
import { callingSlack } from './errors.ts'

/** `scopes` come from the header X-OAuth-Scopes, which Slack's client puts here. */
const Auth = z.object({
  team_id: z.string(),
  team: z.string(),
  enterprise_id: z.string().optional(),
  bot_id: z.string().optional(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
})
const Bot = z.object({ bot: z.object({ app_id: z.string().optional() }) })
const Channel = z.object({
  channel: z.object({
    name: z.string().default(''),
    is_member: z.boolean().default(false),
    is_archived: z.boolean().default(false),
    is_ext_shared: z.boolean().default(false),
    is_pending_ext_shared: z.boolean().default(false),
  }),
})

const understood = <T>(operation: string, schema: z.ZodType<T>, answer: unknown): T => {
  const parsed = schema.safeParse(answer)
  if (!parsed.success) throw new PortError('unavailable', operation, 'unexpected answer')
  return parsed.data
}

/** @returns what Slack says of the token and of channels; nothing is remembered; fails with `PortError`. */
export const makeStanding = (client: WebClient): Standing => ({
  async auth() {
    const said = understood('auth.test', Auth, await callingSlack('auth.test', client.auth.test()))
    const { team_id: team, team: name, enterprise_id: enterprise, bot_id: bot, response_metadata: metadata } = said
    return {
      team,
      name,
      ...(enterprise !== undefined && { enterprise }),
      ...(bot !== undefined && { bot }),
      ...(metadata?.scopes !== undefined && { scopes: metadata.scopes }),
    }
  },
  async app(bot) {
    const answer = await callingSlack('bots.info', client.bots.info({ bot }))
    return understood('bots.info', Bot, answer).bot.app_id
  },
  async channel(channel) {
    const answer = await callingSlack('conversations.info', client.conversations.info({ channel }))
    const {
      name,
      is_member: member,
      is_archived: archived,
      ...shared
    } = understood('conversations.info', Channel, answer).channel
    return { name, member, archived, external: shared.is_ext_shared || shared.is_pending_ext_shared }
  },
})
