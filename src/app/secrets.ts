import * as z from 'zod'
import type { Config } from '../config.ts'
import { PortError } from '../ports.ts'

export type Env = Record<string, string | undefined>

/** The variables that a secret may hold instead of the environment. */
const Held = z
  .object({
    SLACK_SIGNING_SECRET: z.string(),
    SLACK_SIGNING_SECRET_PREVIOUS: z.string(),
    SLACK_BOT_TOKEN: z.string(),
  })
  .partial()

const read = async (id: string, region: string | undefined): Promise<string> => {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager')
  const client = new SecretsManagerClient(region === undefined ? {} : { region })
  const answer = await client.send(new GetSecretValueCommand({ SecretId: id }))
  return answer.SecretString ?? ''
}

const parsed = (text: string): z.infer<typeof Held> => {
  try {
    return Held.parse(JSON.parse(text))
  } catch {
    // Neither the text nor the parser's message, which quotes it, may reach a log.
    throw new PortError('unsupported', 'secretsmanager:GetSecretValue', 'The secret is not the JSON that is wanted.')
  }
}

/** @returns the environment with what its secret holds put over it; without CHATOPS_SECRET_ID the environment itself. */
export const withSecrets = async (env: Env): Promise<Env> => {
  const { CHATOPS_SECRET_ID: id, AWS_REGION: region } = env
  return id === undefined || id === '' ? env : { ...env, ...parsed(await read(id, region)) }
}

/** @returns the signing secrets that are good now, the current one first. */
export const signingSecrets = ({ SLACK_SIGNING_SECRET, SLACK_SIGNING_SECRET_PREVIOUS }: Config): string[] =>
  [SLACK_SIGNING_SECRET, SLACK_SIGNING_SECRET_PREVIOUS].filter((secret) => secret !== undefined)

/** Secrets are read anew after so long, so that a rotation reaches warm functions. */
const goodForMs = 5 * 60_000

/**
 * @param make builds something from the secrets
 * @returns what was built, built anew when its secrets are old; while that fails, what there was goes on
 */
export const renewing = <T>(make: () => Promise<T>, now: () => number): (() => Promise<T>) => {
  let made: { value: T; at: number } | undefined
  let making: Promise<T> | undefined
  const renew = async (): Promise<T> => {
    try {
      const value = await make()
      made = { value, at: now() }
      return value
    } catch (error) {
      if (made === undefined) throw error
      made = { ...made, at: now() }
      return made.value
    } finally {
      making = undefined
    }
  }
  return async () => {
    if (made !== undefined && now() - made.at < goodForMs) return made.value
    making ??= renew()
    return making
  }
}
