import type { Config } from '../../config.ts'
import type { Secret } from '../../secrets/set.ts'
import { previousSigningSecret, secretNames } from '../../variables.ts'
import { failed, type Judgement, passed } from '../seen.ts'
import { judging, notThere } from './judging.ts'

type Held = Readonly<Record<string, string>>
type Configure = (held: Held) => Config | { problems: readonly string[] }

/** Without these the functions do not start. */
const needed = ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN', 'SLACK_TEAM_ID'] as const

const heldIn = (values: Readonly<Record<string, unknown>>): Held =>
  Object.fromEntries(
    [...secretNames, previousSigningSecret].flatMap((name) => {
      const value = values[name]
      return typeof value === 'string' && value !== '' ? [[name, value]] : []
    }),
  )

/**
 * @param open gives the secret of an id
 * @returns what the link says, the configuration with the secret's values, and whether those could be read
 */
export const secret = async (
  config: Config,
  open: (id: string) => Secret,
  configure: Configure,
): Promise<{ judgement: Judgement; config: Config; isRead: boolean }> => {
  const { CHATOPS_SECRET_ID: id } = config
  if (id === undefined)
    return { judgement: failed({ kind: 'notSet', variable: 'CHATOPS_SECRET_ID' }), config, isRead: false }
  let whole: Config | undefined
  const judgement = await judging(
    async () => {
      const held = heldIn((await open(id).read()).values)
      const read = configure(held)
      if ('problems' in read) return failed({ kind: 'badConfiguration', problems: read.problems })
      whole = read
      const lacking = needed.filter((name) => read[name] === undefined)
      if (lacking.length > 0) return failed({ kind: 'secretLacks', names: lacking })
      return passed({ kind: 'secretsSet', names: Object.keys(held) })
    },
    { ...notThere(id), unsupported: () => failed({ kind: 'secretNotJson', secret: id }) },
  )
  return { judgement, config: whole ?? config, isRead: whole !== undefined }
}
