import { readFileSync } from 'node:fs'
import { type Api, makeApi } from '../api.ts'
import { configFrom } from '../config.ts'
import { jsonLog } from '../slack/log.ts'
import { directParts } from './direct.ts'
import { needing } from './needed.ts'
import { type Env, renewing, signingSecrets, withSecrets } from './secrets.ts'

const names = [
  'CHATOPS_TABLE',
  'CHATOPS_JOBS_QUEUE_URL',
  'CHATOPS_LATER_QUEUE_URL',
  'SLACK_SIGNING_SECRET',
  'SLACK_TEAM_ID',
] as const

/** The SDK is loaded only where the calls cannot be made without it: it would double the time of a cold start. */
const partsFrom = async (env: Env): Promise<Api> => {
  const config = needing(
    configFrom(await withSecrets(env), (path) => readFileSync(path, 'utf8')),
    names,
  )
  const now = (): Date => new Date()
  const { store, queue } = directParts(env, config, now) ?? (await import('./own.ts')).makeOwn(config, 1)
  const log = jsonLog((line) => process.stdout.write(`${line}\n`))
  return { config, secrets: signingSecrets(config), store, queue, now, log }
}

/**
 * @param env the function's variables
 * @returns the handler behind API Gateway; throws a `ConfigError` at start when a variable is missing or wrong
 */
export const apiHandler = async (env: Env): Promise<ReturnType<typeof makeApi>> => {
  const api = renewing(
    async () => makeApi(await partsFrom(env)),
    () => performance.now(),
  )
  await api()
  return async (event) => (await api())(event)
}
