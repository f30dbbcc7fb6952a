import type { Config } from '../../config.ts'
import { PortError } from '../../ports.ts'
import { failed, type Judgement, passed } from '../seen.ts'
import type { DoctorWorld } from '../world.ts'
import { judging } from './judging.ts'

type Knock = DoctorWorld['knock']

/** The first knock may meet a cold start; Slack would ask again, too. */
const knocked = async (knock: Knock, url: string) => {
  try {
    return await knock(url)
  } catch (error) {
    if (error instanceof PortError && error.reason === 'timed_out') return knock(url)
    throw error
  }
}

/** @returns whether the bot's API refuses what is not signed, which it does only when its function has started. */
export const api = async (
  { CHATOPS_API_URL: base, CHATOPS_NAME: name }: Pick<Config, 'CHATOPS_API_URL' | 'CHATOPS_NAME'>,
  knock: Knock,
): Promise<Judgement> => {
  if (base === undefined) return failed({ kind: 'notSet', variable: 'CHATOPS_API_URL' })
  const url = `${base.replace(/\/+$/, '')}/slack/events`
  return judging(
    async () => {
      const { status, ms } = await knocked(knock, url)
      if (status === 401) return passed({ kind: 'answersUnsigned', url, ms })
      if (status >= 500) return failed({ kind: 'apiBroken', status, log: `/aws/lambda/${name}-api` })
      return failed({ kind: 'apiStatus', status, url })
    },
    {
      timed_out: () => failed({ kind: 'apiSlow', url }),
      unavailable: ({ detail }) => failed({ kind: 'apiUnreachable', url, detail }),
    },
  )
}
