import { issueResponseUrl } from '../response-url.ts'
import type { SlackMessage } from '../slack.ts'
import { handle, issueTrigger, namesOf, type Payload, type Who } from './who.ts'

const inForm = (payload: Record<string, unknown>): Payload => ({
  type: 'application/x-www-form-urlencoded',
  body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
})

const common = (who: Who) => {
  const { team, teamName, app, people } = who.slack.workspace
  const { person } = namesOf(who)
  return {
    user: {
      id: who.user,
      username: handle(person),
      name: handle(person),
      team_id: people.find(({ id }) => id === who.user)?.team ?? team,
    },
    api_app_id: app,
    token: 'deprecated-verification-token',
    team: { id: team, domain: teamName.toLowerCase() },
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: issueTrigger(who.slack, who.user),
  }
}

type Pressed = { message: SlackMessage; blockId: string; action: Record<string, unknown> }

/** @returns what Slack posts when somebody presses a button of a message. */
export const buttonPress = (who: Who, { message, blockId, action }: Pressed): Payload => {
  const { slack, baseUrl, user, channel } = who
  const { ts, thread, ephemeralTo } = message
  const place = { channel, user, message: ts, ...(thread === undefined ? {} : { thread }) }
  return inForm({
    type: 'block_actions',
    ...common(who),
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: ephemeralTo !== undefined,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    },
    channel: { id: channel, name: namesOf(who).place },
    ...(ephemeralTo === undefined
      ? {
          message: {
            type: 'message',
            ts,
            user: message.user,
            text: message.text,
            blocks: message.blocks,
            ...(thread === undefined ? {} : { thread_ts: thread }),
          },
        }
      : {}),
    state: { values: {} },
    response_url: `${baseUrl}${issueResponseUrl(slack, place, 'actions')}`,
    actions: [{ ...action, block_id: blockId, action_ts: String(slack.now().getTime() / 1000) }],
  })
}

/** @returns what Slack posts when somebody picks a message shortcut. */
export const messageShortcut = (who: Who, callbackId: string, message: SlackMessage): Payload => {
  const { slack, baseUrl, user, channel } = who
  const { ts, thread } = message
  return inForm({
    type: 'message_action',
    ...common(who),
    callback_id: callbackId,
    action_ts: String(slack.now().getTime() / 1000),
    message_ts: ts,
    channel: { id: channel, name: namesOf(who).place },
    message: {
      type: 'message',
      user: message.user,
      ts,
      text: message.text,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    },
    response_url: `${baseUrl}${issueResponseUrl(slack, { channel, user, message: ts }, 'actions')}`,
  })
}

/** @returns what Slack posts when somebody picks a global shortcut, which has no channel. */
export const globalShortcut = (who: Omit<Who, 'channel'>, callbackId: string): Payload =>
  inForm({
    type: 'shortcut',
    ...common({ ...who, channel: '' }),
    callback_id: callbackId,
    action_ts: String(who.slack.now().getTime() / 1000),
  })
