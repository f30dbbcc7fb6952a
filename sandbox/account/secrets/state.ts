import { uuid } from '../chance.ts'
import { AwsFault } from '../errors.ts'
import type { Account } from '../state.ts'

type SecretVersion = { id: string; value: string; createdAt: Date }

/** A secret with its versions; each label stands on one of them. */
export type SecretState = { name: string; versions: SecretVersion[]; labels: Map<string, string> }

/** Makes a secret; without a value it has no version yet. */
export const addSecret = (account: Account, name: string, value?: string): void => {
  const secret: SecretState = { name, versions: [], labels: new Map() }
  account.secrets.set(name, secret)
  if (value === undefined) return
  const id = uuid(name, value)
  secret.versions.push({ id, value, createdAt: account.born })
  secret.labels.set('AWSCURRENT', id)
}

/** Moves a label as Secrets Manager does: what was current becomes the previous version. */
export const label = (secret: SecretState, name: string, version: string): void => {
  const before = secret.labels.get(name)
  if (name === 'AWSCURRENT' && before !== undefined && before !== version) secret.labels.set('AWSPREVIOUS', before)
  secret.labels.set(name, version)
}

/** @returns the labels of a version. */
export const labelsOf = (secret: SecretState, version: string): string[] =>
  [...secret.labels].filter(([, id]) => id === version).map(([name]) => name)

/** @returns the secret's ARN. */
export const arnOf = (account: Account, name: string, suffix: string): string =>
  `arn:aws:secretsmanager:${account.region}:${account.id}:secret:${name}-${suffix}`

/** @returns an error as Secrets Manager gives it for what is not there. */
export const missing = (what = 'secret'): AwsFault =>
  new AwsFault('ResourceNotFoundException', `Secrets Manager can't find the specified ${what}.`)
