import type { Config } from '../../config.ts'
import { PortError } from '../../ports.ts'
import { failed, type Judgement, passed, unknown } from '../seen.ts'
import type { Standing } from '../world.ts'
import { judging, type Proofs } from './judging.ts'

type Pins = Pick<Config, 'SLACK_TEAM_ID' | 'SLACK_APP_ID' | 'SLACK_ENTERPRISE_ID'>
type Auth = Awaited<ReturnType<Standing['auth']>>

const refused: Proofs = {
  credentials: ({ detail }: PortError) => failed({ kind: 'slackRefused', error: detail }),
}

/** The token is good; that its app is not told is no more than that. */
const unlessSaid = (error: unknown): undefined => {
  if (!(error instanceof PortError)) throw error
}

const pinned = async ({ team, enterprise, bot }: Auth, pins: Pins, slack: Standing): Promise<Judgement | undefined> => {
  const { SLACK_TEAM_ID: teams, SLACK_APP_ID: app, SLACK_ENTERPRISE_ID: organisation } = pins
  if (teams !== undefined && !teams.includes(team)) return failed({ kind: 'otherWorkspace', team, configured: teams })
  if (organisation !== undefined && enterprise !== undefined && organisation !== enterprise)
    return failed({ kind: 'otherEnterprise', enterprise, configured: organisation })
  if (app === undefined) return undefined
  const actual = bot === undefined ? undefined : await slack.app(bot).catch(unlessSaid)
  if (actual === undefined) return unknown({ kind: 'appNotSaid' })
  return actual === app ? undefined : failed({ kind: 'otherApp', app: actual, configured: app })
}

/** @returns whether Slack takes the token, and whether it is of the workspace, organisation and app that are configured. */
export const slack = (auth: () => Promise<Auth>, pins: Pins, standing: Standing): Promise<Judgement> =>
  judging(async () => {
    const said = await auth()
    return (await pinned(said, pins, standing)) ?? passed({ kind: 'slackIn', team: said.team, name: said.name })
  }, refused)

/** @returns whether the token has every scope of the manifest: one that was added asks for the app to be installed anew. */
export const scopes = (auth: () => Promise<Auth>, wanted: readonly string[]): Promise<Judgement> =>
  judging(async () => {
    const { scopes: granted } = await auth()
    if (granted === undefined) return unknown({ kind: 'scopesNotSaid' })
    const lacking = wanted.filter((scope) => !granted.includes(scope))
    return lacking.length > 0
      ? failed({ kind: 'scopesLacking', scopes: lacking })
      : passed({ kind: 'scopesGranted', count: wanted.length })
  }, refused)

/** @returns whether the bot stands in a channel and answers there. */
export const channel = (standing: Standing, id: string): Promise<Judgement> =>
  judging(
    async () => {
      const { name, member, archived, external } = await standing.channel(id)
      if (archived) return failed({ kind: 'channelArchived', channel: id })
      if (external) return failed({ kind: 'channelExternal', channel: id })
      return member ? passed({ kind: 'inChannel', channel: id, name }) : failed({ kind: 'notInChannel', channel: id })
    },
    { ...refused, not_found: () => failed({ kind: 'channelMissing', channel: id }) },
  )
