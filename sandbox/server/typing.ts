import { languageFor } from '../../src/words/words.ts'
import { addMessage, findMessage } from '../slack/messages.ts'
import { slashCommand } from '../slack/payloads/command.ts'
import { buttonPress, globalShortcut, messageShortcut } from '../slack/payloads/interaction.ts'
import { appMention } from '../slack/payloads/mention.ts'
import type { Slack } from '../slack/slack.ts'
import { sandboxWords } from '../words.ts'
import type { Deed, Deeds } from './deed.ts'
import { deliver, type Hand } from './deliver.ts'

const wordsOf = (slack: Slack, user: string) => {
  const locale = slack.workspace.people.find(({ id }) => id === user)?.locale
  return sandboxWords[languageFor(locale, 'en')]
}

/** What Slack itself tells one person. */
const tell = (
  slack: Slack,
  { channel, user, thread }: { channel: string; user: string; thread?: string | undefined },
  text: string,
) => {
  const place = thread === undefined ? {} : { thread }
  addMessage(slack, { channel, user: 'USLACKBOT', text, blocks: [], ephemeralTo: user, ...place })
}

const slash = async (hand: Hand, { user, channel, thread, text }: Deeds['write']): Promise<void> => {
  const { slack, baseUrl } = hand
  const [command = '', ...rest] = text.split(/\s+/)
  const words = wordsOf(slack, user)
  if (thread !== undefined) return tell(slack, { channel, user, thread }, words.notInThreads(command))
  // Slack keeps no trace of what was typed; the page shows it to the one who typed, so that answers have a question.
  addMessage(slack, { channel, user, text, blocks: [], ephemeralTo: user })
  if (command !== '/otel') return tell(slack, { channel, user }, words.invalidCommand(command))
  const problem = await deliver(hand, slashCommand({ slack, baseUrl, user, channel }, command, rest.join(' ')))
  if (problem !== undefined) tell(slack, { channel, user }, words.commandFailed(command, problem))
}

const write = async (hand: Hand, deed: Deeds['write']): Promise<void> => {
  const { slack, baseUrl } = hand
  const { user, channel, thread, text } = deed
  if (text.startsWith('/')) return slash(hand, deed)
  const mention = `<@${slack.workspace.bot.user}>`
  const written = text.replace(/@otel\b/g, mention)
  const place = thread === undefined ? {} : { thread }
  const message = addMessage(slack, { channel, user, text: written, blocks: [], ...place })
  if (written.includes(mention)) await deliver(hand, appMention({ slack, baseUrl, user, channel }, message))
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const elementOf = (
  blocks: readonly unknown[],
  blockId: string,
  actionId: string,
): Record<string, unknown> | undefined => {
  const block = blocks.find((each) => isRecord(each) && each['block_id'] === blockId)
  if (!isRecord(block)) return undefined
  const elements = Array.isArray(block['elements']) ? block['elements'] : [block['accessory']]
  return elements.find((each) => isRecord(each) && each['action_id'] === actionId)
}

const press = async (hand: Hand, { user, channel, ts, block, action }: Deeds['press']): Promise<void> => {
  const { slack, baseUrl } = hand
  const message = findMessage(slack, channel, ts)
  const element = message === undefined ? undefined : elementOf(message.blocks, block, action)
  if (message === undefined || element === undefined) return
  const payload = buttonPress({ slack, baseUrl, user, channel }, { message, blockId: block, action: element })
  const problem = await deliver(hand, payload)
  if (problem !== undefined) tell(slack, { channel, user }, wordsOf(slack, user).commandFailed(action, problem))
}

const shortcut = async (hand: Hand, { user, channel, ts, callback }: Deeds['shortcut']): Promise<void> => {
  const { slack, baseUrl } = hand
  const message = ts === undefined ? undefined : findMessage(slack, channel, ts)
  const payload =
    message === undefined
      ? globalShortcut({ slack, baseUrl, user }, callback)
      : messageShortcut({ slack, baseUrl, user, channel }, callback, message)
  await deliver(hand, payload)
}

/** @returns whether the person is in the channel, as Slack's own client would only let a member write. */
export const mayWrite = ({ workspace }: Slack, { user, channel }: Deed): boolean =>
  workspace.channels.some(({ id, members }) => id === channel && members.includes(user))

/** Does what a hand on the page did, by the requests that Slack would send for it. */
export const act = (hand: Hand, deed: Deed): Promise<void> => {
  if (deed.do === 'write') return write(hand, deed)
  return deed.do === 'press' ? press(hand, deed) : shortcut(hand, deed)
}
