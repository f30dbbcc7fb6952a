import type { SlackMessage } from '../slack.ts'
import type { Payload, Who } from './who.ts'

/** @returns the Events API's envelope of a message that mentions the app. */
export const appMention = (
  { slack, user, channel }: Who,
  message: Pick<SlackMessage, 'ts' | 'text' | 'thread'>,
): Payload => {
  const { team, app, bot, people } = slack.workspace
  const author = people.find(({ id }) => id === user)
  const event = {
    type: 'app_mention',
    user,
    text: message.text,
    ts: message.ts,
    channel,
    team: author?.team ?? team,
    event_ts: message.ts,
    ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
  }
  const envelope = {
    token: 'deprecated-verification-token',
    team_id: team,
    api_app_id: app,
    event,
    type: 'event_callback',
    event_id: `Ev${slack.next()}${slack.now().getTime()}`,
    event_time: Math.floor(slack.now().getTime() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team, user_id: bot.user, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: slack.workspace.channels.find(({ id }) => id === channel)?.external ?? false,
  }
  return { type: 'application/json', body: JSON.stringify(envelope) }
}
