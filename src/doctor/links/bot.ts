import { failed, type Judgement, passed } from '../seen.ts'
import type { BotResources } from '../world.ts'
import { judging, notThere } from './judging.ts'

/** @returns whose credentials these are. */
export const credentials = (bot: Pick<BotResources, 'identity'>): Promise<Judgement> =>
  judging(async () => passed({ kind: 'signedIn', ...(await bot.identity()) }), {
    credentials: ({ detail }) => failed({ kind: 'badCredentials', detail }),
    access_denied: ({ detail }) => failed({ kind: 'badCredentials', detail }),
  })

/** @returns whether the bot's table can be used: active, with the key that the bot writes. */
export const table = async (bot: Pick<BotResources, 'table'>, name: string | undefined): Promise<Judgement> => {
  if (name === undefined) return failed({ kind: 'notSet', variable: 'CHATOPS_TABLE' })
  return judging(async () => {
    const { status, key } = await bot.table(name)
    // While an index or a setting is changed the table serves on.
    if (status !== 'ACTIVE' && status !== 'UPDATING') return failed({ kind: 'tableNotActive', table: name, status })
    if (key !== 'pk') return failed({ kind: 'tableKey', table: name, key })
    return passed({ kind: 'tableActive', table: name })
  }, notThere(name))
}

const queues = { jobs: 'CHATOPS_JOBS_QUEUE_URL', later: 'CHATOPS_LATER_QUEUE_URL' } as const

/** @returns whether a queue is of its kind, and whether nothing lies among its dead letters. */
export const queue = async (
  bot: Pick<BotResources, 'queue'>,
  which: keyof typeof queues,
  url: string | undefined,
): Promise<Judgement> => {
  if (url === undefined) return failed({ kind: 'notSet', variable: queues[which] })
  const name = url.split('/').at(-1) ?? url
  return judging(async () => {
    const { fifo, waiting, deadLetters } = await bot.queue(url)
    const wants = which === 'jobs' ? 'fifo' : 'standard'
    if (fifo !== (wants === 'fifo')) return failed({ kind: 'queueKind', queue: name, wants })
    if (deadLetters === undefined) return failed({ kind: 'noDeadLetters', queue: name })
    if (deadLetters.waiting > 0)
      return failed({ kind: 'deadLetters', queue: deadLetters.name, count: deadLetters.waiting })
    return passed({ kind: 'queueGood', queue: name, waiting, deadLetters: deadLetters.name })
  }, notThere(name))
}
