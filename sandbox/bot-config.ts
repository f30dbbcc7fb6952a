import { type Config, configFrom } from '../src/config.ts'
import { botResources } from './account/make_world.ts'
import type { World } from './account/world.ts'
import type { Slack } from './slack/slack.ts'

/** In which channel each environment is read. */
export const channels: Readonly<Record<string, string>> = { production: 'C0OTELPROD', staging: 'C0OTELSTAGING' }

type Given = { slack: Slack; secret: string; baseUrl: string }

/** @returns the bot's configuration, from the same variables that a Lambda function has. */
export const configOf = ({ slack, secret, baseUrl }: Given, own: World): Config => {
  const { table, jobsQueueUrl, laterQueueUrl } = botResources(own.production)
  const rows = own.environments.map((row) => ({ ...row, channel: channels[row.name] }))
  return configFrom({
    CHATOPS_ENVIRONMENTS: JSON.stringify(rows),
    CHATOPS_TABLE: table,
    CHATOPS_JOBS_QUEUE_URL: jobsQueueUrl,
    CHATOPS_LATER_QUEUE_URL: laterQueueUrl,
    SLACK_SIGNING_SECRET: secret,
    SLACK_BOT_TOKEN: slack.token,
    SLACK_APP_ID: slack.workspace.app,
    SLACK_TEAM_ID: slack.workspace.team,
    SLACK_API_URL: `${baseUrl}/api/`,
    AWS_REGION: own.production.region,
  })
}
