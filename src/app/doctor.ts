import { readFileSync } from 'node:fs'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { makeClients } from '../adapters/aws/clients.ts'
import { botResources } from '../adapters/bot.ts'
import { knock } from '../adapters/front-door.ts'
import { gitHub } from '../adapters/github.ts'
import { secret } from '../adapters/secret.ts'
import { makeStanding } from '../adapters/slack/standing.ts'
import { slackClient } from '../adapters/slack.ts'
import { ConfigError, configFrom } from '../config.ts'
import type { DoctorWorld } from '../doctor/world.ts'
import { registerSecret } from '../slack/redact.ts'
import { type ClientHooks, makeAccounts } from './accounts.ts'
import { type Env, gitHubSecrets, signingSecrets } from './secrets.ts'

const configuring =
  (env: Env): DoctorWorld['configure'] =>
  (held) => {
    try {
      const config = configFrom({ ...env, ...held }, (path) => readFileSync(path, 'utf8'))
      for (const value of [config.SLACK_BOT_TOKEN, ...signingSecrets(config), ...gitHubSecrets(config)])
        registerSecret(value)
      return config
    } catch (error) {
      if (error instanceof ConfigError) return { problems: error.problems }
      throw error
    }
  }

type Options = { env: Env; scopes: readonly string[]; now: () => Date; hooks?: ClientHooks }

/** @returns everything that the doctor asks, with this process's own credentials. */
export const doctorWorld = ({ env, scopes, now, hooks = {} }: Options): DoctorWorld => {
  const clients = makeClients({
    region: env['AWS_REGION'] || 'us-east-1',
    ...(hooks.credentials !== undefined && { credentials: hooks.credentials }),
    ...(hooks.prepare !== undefined && { prepare: hooks.prepare }),
  })
  return {
    configure: configuring(env),
    bot: botResources(clients),
    secret: (id) => secret(clients.of(SecretsManagerClient), id),
    knock: (url) => knock(url),
    slack: (options) => makeStanding(slackClient(options)),
    gitHub,
    account: makeAccounts({ now, hooks }),
    now,
    scopes,
  }
}
