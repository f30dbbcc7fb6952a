import { charactersIn } from '../across.ts'
import { inSlackWords, messageProblems } from '../blocks.ts'
import { findMessage } from '../messages.ts'
import type { Slack, SlackMessage } from '../slack.ts'
import { type Reply, refused } from './method.ts'

/** Slack's own limits: 40,000 characters of text; blocks of about 13,200 (slackapi/bolt-js#2509), kept below that. */
const mostText = 40_000
const mostInBlocks = 13_000

/** @returns why Slack would not take this content, or nothing. */
export const contentRefusal = ({ text, blocks }: Pick<SlackMessage, 'text' | 'blocks'>): Reply | undefined => {
  if (text === '' && blocks.length === 0) return refused('no_text')
  if (text.length > mostText) return refused('msg_too_long')
  const problems = messageProblems(blocks)
  if (problems.length > 0) return refused('invalid_blocks', inSlackWords(problems))
  return charactersIn(blocks) > mostInBlocks ? refused('msg_blocks_too_long') : undefined
}

/** @returns why Slack would not let the bot write in this channel, or nothing. */
export const placeRefusal = ({ workspace }: Slack, channel: string): Reply | undefined => {
  const found = workspace.channels.find(({ id }) => id === channel)
  if (found === undefined) return refused('channel_not_found')
  if (found.archived) return refused('is_archived')
  return found.members.includes(workspace.bot.user) ? undefined : refused('not_in_channel')
}

/** @returns why a reply could not stand there, or nothing. */
export const threadRefusal = (slack: Slack, channel: string, thread: string | undefined): Reply | undefined =>
  thread === undefined || findMessage(slack, channel, thread) !== undefined
    ? undefined
    : refused('cannot_reply_to_message')
