import type { App } from '@slack/bolt'
import type { Message } from '../ports.ts'
import { languages } from '../words/words.ts'
import { type Accepted, accept, type Door } from './accept.ts'
import { runAction, shareAction } from './blocks.ts'
import { type Incoming, incomingOf } from './incoming.ts'
import { nameOf } from './log.ts'
import { sentence } from './sentence.ts'

/** The callback id of "Verify this environment" on a message, and of its twin that is asked anywhere. */
export const verifyShortcuts = /^otel_verify(?:_anywhere)?$/

/** What is shown of an accepted slash command, as Slack takes it in the HTTP answer. */
const ephemeral = ({ text, blocks }: Message) => ({ response_type: 'ephemeral' as const, text, blocks: [...blocks] })

const nonceOf = (context: Readonly<Record<string, unknown>>): string | undefined =>
  typeof context['nonce'] === 'string' ? context['nonce'] : undefined

/** Thrown so that the event's HTTP answer is an error and Slack sends it again; the receiver catches it. */
const sendAgain = (): never => {
  throw new Error('the event was not accepted')
}

/** @returns what `accept` said; a bug there is an answer too. */
const taken = async (incoming: Incoming | undefined, context: object, door: Door): Promise<Accepted> => {
  const nonce = nonceOf({ ...context })
  try {
    return incoming === undefined ? {} : await accept(incoming, nonce, door)
  } catch (error) {
    const id = nonce?.slice(0, 32) ?? 'bolt'
    door.log('accept_failed', { request: id, error: nameOf(error) })
    return { reply: sentence(languages[door.config.CHATOPS_LANGUAGE].front.broken(id)), again: true }
  }
}

/** Registers everything that a person can do with this app. */
export const listen = (app: App, door: Door): void => {
  // An app has only its own commands, so whatever its manifest calls this one is ours.
  app.command(/^\/.+$/, async ({ body, ack, context }) => {
    const { reply } = await taken(incomingOf.command(body), context, door)
    await (reply === undefined ? ack() : ack(ephemeral(reply)))
  })
  app.action({ type: 'block_actions', action_id: runAction }, async ({ body, ack, context }) => {
    const { again } = await taken(incomingOf.actions(body), context, door)
    await (again ? sendAgain() : ack())
  })
  app.action({ type: 'block_actions', action_id: shareAction }, async ({ body, ack, context }) => {
    const { again } = await taken(incomingOf.actions(body), context, door)
    await (again ? sendAgain() : ack())
  })
  app.shortcut(verifyShortcuts, async ({ body, ack, context }) => {
    const { again } = await taken(incomingOf.shortcut(body), context, door)
    await (again ? sendAgain() : ack())
  })
  app.event('app_mention', async ({ body, context }) => {
    const { again } = await taken(incomingOf.mention(body), context, door)
    if (again) sendAgain()
  })
}
