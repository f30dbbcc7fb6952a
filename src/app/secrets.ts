import * as z from 'zod'
import type { Config } from '../config.ts'
import { PortError } from '../ports.ts'
import { previousSigningSecret, secretNames } from '../variables.ts'

export type Env = Record<string, string | undefined>

/** Everything that the secret may hold; what else is in it stays there, unread. */
const Held = z.partialRecord(z.enum([...secretNames, previousSigningSecret]), z.string())

/** @returns what of a secret's object is ours to read; throws a `ZodError` when one of those is no text. */
const heldIn = (value: unknown): z.infer<typeof Held> => {
  const object = z.record(z.string(), z.unknown()).parse(value)
  const ours = [...secretNames, previousSigningSecret].filter((name) => object[name] !== undefined)
  return Held.parse(Object.fromEntries(ours.map((name) => [name, object[name]])))
}

const read = async (id: string, region: string | undefined): Promise<string> => {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager')
  const client = new SecretsManagerClient(region === undefined ? {} : { region })
  const answer = await client.send(new GetSecretValueCommand({ SecretId: id }))
  return answer.SecretString ?? ''
}

const parsed = (text: string): z.infer<typeof Held> => {
  try {
    return heldIn(JSON.parse(text))
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

/** @returns what is secret of the access to GitHub, as far as it is set. */
export const gitHubSecrets = ({ GITHUB_TOKEN, GITHUB_APP_PRIVATE_KEY, GITHUB_WEBHOOK_SECRET }: Config): string[] =>
  [GITHUB_TOKEN, GITHUB_APP_PRIVATE_KEY, GITHUB_WEBHOOK_SECRET].filter((secret) => secret !== undefined)

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
