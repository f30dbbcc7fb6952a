import type { Config } from '../config.ts'
import { api } from './links/api.ts'
import { credentials, queue, table } from './links/bot.ts'
import { environmentLinks } from './links/environment.ts'
import { secret } from './links/secret.ts'
import { gitHubLinks, slackLinks } from './outside.ts'
import { after, failed, type Link, link, linkIds, passed } from './seen.ts'
import type { DoctorWorld } from './world.ts'

/** Without credentials an environment cannot be asked either, and its links say so in one row. */
const environmentsOf = async (config: Config, isSignedIn: boolean, world: DoctorWorld): Promise<Link[]> => {
  if (!isSignedIn) return config.environments.map(({ name }) => link('cluster', after('credentials'), name))
  const signal = AbortSignal.timeout(30_000)
  const { now } = world
  const all = config.environments.map((environment) =>
    environmentLinks({ environment, ports: world.account(environment, signal), now }),
  )
  return (await Promise.all(all)).flat()
}

const botLinks = async (config: Config, isSignedIn: boolean, { bot }: DoctorWorld): Promise<Link[]> => {
  if (!isSignedIn) return (['table', 'jobs_queue', 'later_queue'] as const).map((id) => link(id, after('credentials')))
  const [tables, jobs, later] = await Promise.all([
    table(bot, config.CHATOPS_TABLE),
    queue(bot, 'jobs', config.CHATOPS_JOBS_QUEUE_URL),
    queue(bot, 'later', config.CHATOPS_LATER_QUEUE_URL),
  ])
  return [link('table', tables), link('jobs_queue', jobs), link('later_queue', later)]
}

/**
 * Walks the whole chain from the configuration to each environment. What depends on a broken link is skipped; all else
 * is asked at the same time.
 * @returns a row for each link, in the order of the chain
 */
export const walk = async (world: DoctorWorld): Promise<Link[]> => {
  const config = world.configure({})
  if ('problems' in config) {
    const [first, ...rest] = linkIds
    const broken = link(first, failed({ kind: 'badConfiguration', problems: config.problems }))
    return [broken, ...rest.map((id) => link(id, after('configuration')))]
  }
  const knocked = api(config, (url) => world.knock(url))
  const signedIn = await credentials(world.bot)
  // Where that could not be told, the other calls tell more.
  const isSignedIn = signedIn.status !== 'failed'
  const held = isSignedIn
    ? secret(
        config,
        (id) => world.secret(id),
        (values) => world.configure(values),
      )
    : Promise.resolve({ judgement: after('credentials'), config, isRead: false })
  const beyond = held.then(async ({ judgement, config: whole, isRead }) => ({
    secret: link('secret', judgement),
    outside: await Promise.all([slackLinks(whole, world), gitHubLinks(whole, isRead, world)]),
  }))
  const [own, environments, { secret: secrets, outside }, door] = await Promise.all([
    botLinks(config, isSignedIn, world),
    environmentsOf(config, isSignedIn, world),
    beyond,
    knocked,
  ])
  const configured = passed({ kind: 'configured', environments: config.environments.map(({ name }) => name) })
  const head = [link('configuration', configured), link('credentials', signedIn), ...own, secrets, link('api', door)]
  return [...head, ...outside.flat(), ...environments]
}
