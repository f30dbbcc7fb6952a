import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as z from 'zod'
import { addMessage } from '../slack/messages.ts'
import { contentRefusal } from '../slack/methods/content.ts'
import type { Slack } from '../slack/slack.ts'
import { type Asked, jsonIn } from './asked.ts'

const Shown = z.object({
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  text: z.string().default(''),
  blocks: z.array(z.unknown()).default([]),
})

/** Shows what a slash command was answered with at once, as Slack does. @returns Slack's error, if it takes none of it */
export const showAnswer = (
  slack: Slack,
  { channel, user }: Asked,
  { body = '', headers = {} }: APIGatewayProxyStructuredResultV2,
): string | undefined => {
  if (body === '') return undefined
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const isJson = String(type ?? '').includes('json')
  const answer = Shown.safeParse(isJson ? jsonIn(body) : { text: body })
  if (!answer.success) return 'invalid_command_response'
  const { text, blocks, response_type: kind } = answer.data
  if (text === '' && blocks.length === 0) return undefined
  if (contentRefusal({ text, blocks }) !== undefined) return 'invalid_command_response'
  const seen = kind === 'ephemeral' ? { ephemeralTo: user } : {}
  addMessage(slack, { channel, user: slack.workspace.bot.user, text, blocks, ...seen })
  return undefined
}
