import { issueResponseUrl } from '../response-url.ts'
import { handle, issueTrigger, namesOf, type Payload, type Who } from './who.ts'

/** @returns a slash command as Slack posts it, with a fresh trigger and response_url. */
export const slashCommand = (who: Who, command: string, text: string): Payload => {
  const { slack, baseUrl, user, channel } = who
  const { person, place } = namesOf(who)
  const form = new URLSearchParams({
    token: 'deprecated-verification-token',
    team_id: slack.workspace.team,
    team_domain: slack.workspace.teamName.toLowerCase(),
    channel_id: channel,
    channel_name: place,
    user_id: user,
    user_name: handle(person),
    command,
    text,
    api_app_id: slack.workspace.app,
    is_enterprise_install: 'false',
    response_url: `${baseUrl}${issueResponseUrl(slack, { channel, user }, 'commands')}`,
    trigger_id: issueTrigger(slack, user),
  })
  return { type: 'application/x-www-form-urlencoded', body: form.toString() }
}
