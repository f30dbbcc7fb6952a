import type { Config, Environment } from '../config.ts'
import type { AccountPorts } from '../ports.ts'
import type { Secret } from '../secrets/set.ts'

/** A queue of SQS with the one that its failures go to. */
type QueueState = { fifo: boolean; waiting: number; deadLetters?: { name: string; waiting: number } }

/** The bot's own resources on AWS. Fails with `PortError`, as all ports here do. */
export type BotResources = {
  identity(): Promise<{ account: string; arn: string }>
  /** `key` is the name of its partition key. */
  table(name: string): Promise<{ status: string; key: string }>
  queue(url: string): Promise<QueueState>
}

/** What Slack says of the bot token. */
export type Standing = {
  auth(): Promise<{ team: string; name: string; enterprise?: string; bot?: string; scopes?: readonly string[] }>
  /** Id of the app that a bot belongs to, where Slack says so. */
  app(bot: string): Promise<string | undefined>
  channel(id: string): Promise<{ name: string; member: boolean; archived: boolean; external: boolean }>
}

/** What the access to GitHub may do in its one repository. */
export type GitHub = {
  signIn(): Promise<'token' | 'app'>
  repository(): Promise<{ archived: boolean }>
  /** `active`, or one of GitHub's states that are not. */
  workflow(file: string): Promise<{ state: string }>
}

/** How GitHub is reached: a token, or an App's installation. */
export type GitHubAccess = {
  apiUrl: string
  owner: string
  name: string
  as: { token: string } | { appId: string; privateKey: string; installationId: string }
}

type Held = Readonly<Record<string, string>>

/** Everything that the doctor asks. */
export type DoctorWorld = {
  /** The configuration with what the secret holds put over the variables, or all that is wrong with it. */
  configure(held: Held): Config | { problems: readonly string[] }
  bot: BotResources
  secret(id: string): Secret
  /** Posts without a signature. `reason: timed_out` when no answer came in time. */
  knock(url: string): Promise<{ status: number; ms: number }>
  slack(options: { token: string; slackApiUrl: string }): Standing
  gitHub(access: GitHubAccess): GitHub
  account(environment: Environment, signal: AbortSignal): AccountPorts
  now(): Date
  /** The bot scopes of the Slack app manifest. */
  scopes: readonly string[]
}
