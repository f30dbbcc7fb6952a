import { type Config, channelsOf } from '../config.ts'
import { accessFrom, repository, signIn, workflow } from './links/github.ts'
import { channel, scopes, slack } from './links/slack.ts'
import { after, failed, type Judgement, type Link, link, skipped } from './seen.ts'
import type { DoctorWorld } from './world.ts'

const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let asked: Promise<T> | undefined
  return () => (asked ??= ask())
}

/** @returns what Slack says of the token, its scopes, and the bot's place in each channel. */
export const slackLinks = async (config: Config, world: DoctorWorld): Promise<Link[]> => {
  const { SLACK_BOT_TOKEN: token, SLACK_API_URL: slackApiUrl } = config
  const places = config.environments.flatMap((environment) =>
    channelsOf(environment).map((id) => ({ id, subject: `${environment.name} ${id}` })),
  )
  const none = config.environments.filter((environment) => channelsOf(environment).length === 0)
  const absent = none.map(({ name }) => link('slack_channel', skipped({ kind: 'noChannel' }), name))
  const without = (judgement: Judgement): Link[] => [
    link('slack_scopes', judgement),
    ...places.map(({ subject }) => link('slack_channel', judgement, subject)),
    ...absent,
  ]
  if (token === undefined) return [link('slack', after('secret')), ...without(after('secret'))]
  const standing = world.slack({ token, slackApiUrl })
  const auth = once(() => standing.auth())
  const first = await slack(auth, config, standing)
  // A token of another workspace or app is still a token: what it may do is another matter.
  if (first.seen.kind === 'slackRefused' || first.seen.kind === 'couldNotAsk')
    return [link('slack', first), ...without(after('slack'))]
  const [granted, ...standings] = await Promise.all([
    scopes(auth, world.scopes),
    ...places.map(({ id }) => channel(standing, id)),
  ])
  const channels = standings.map((judgement, index) => link('slack_channel', judgement, places[index]?.subject))
  return [link('slack', first), link('slack_scopes', granted), ...channels, ...absent]
}

/**
 * @param isRead whether the secret could be read
 * @returns what GitHub says of the access, the repository and the workflow
 */
export const gitHubLinks = async (config: Config, isRead: boolean, world: DoctorWorld): Promise<Link[]> => {
  const ids = ['github', 'github_repository', 'github_workflow'] as const
  const access = accessFrom(config)
  const isWhole = access !== undefined && !('lacking' in access)
  // What is not in the variables may stand in the secret that could not be read.
  if (!isWhole && !isRead) return ids.map((id) => link(id, after('secret')))
  if (access === undefined) return ids.map((id) => link(id, skipped({ kind: 'noGitHub' })))
  const [, ...later] = ids.map((id) => link(id, after('github')))
  if ('lacking' in access)
    return [link('github', failed({ kind: 'gitHubIncomplete', names: access.lacking })), ...later]
  const gitHub = world.gitHub(access)
  const signedIn = await signIn(gitHub)
  if (signedIn.status !== 'passed') return [link('github', signedIn), ...later]
  const read = await repository(gitHub, `${access.owner}/${access.name}`)
  const file = config.GITHUB_WORKFLOW_FILE
  const runs = read.status === 'failed' ? after('github_repository') : await workflow(gitHub, file)
  return [link('github', signedIn), link('github_repository', read), link('github_workflow', runs)]
}
