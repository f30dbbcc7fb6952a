import { previousSigningSecret, type SecretName } from '../variables.ts'

/** The bot's secret as it stands. `version` is undefined while it has no value yet. */
export type SecretState = {
  values: Readonly<Record<string, unknown>>
  version: string | undefined
  changedAt: Date | undefined
}

/** The bot's secret, a JSON object. Fails with `PortError`. */
export type Secret = {
  read(): Promise<SecretState>
  /** Replaces the values that were read. @returns false when somebody else did so meanwhile, and nothing was changed */
  replace(values: Readonly<Record<string, unknown>>, before: SecretState): Promise<boolean>
}

export type Given = Readonly<Partial<Record<SecretName, string>>>

/** `changed` and `unchanged` together are the names that were given. */
export type Set = { changed: SecretName[]; unchanged: SecretName[]; keptPrevious: boolean }

/** Tries against others who write at the same time. */
const mostTries = 5

type Values = Pick<SecretState, 'values'>['values']

const merged = (values: Values, given: Given): { next: Values; set: Set } => {
  const names = Object.keys(given) as SecretName[]
  const changed = names.filter((name) => values[name] !== given[name])
  const before = values['SLACK_SIGNING_SECRET']
  const keptPrevious = changed.includes('SLACK_SIGNING_SECRET') && typeof before === 'string' && before !== ''
  const previous = keptPrevious ? { [previousSigningSecret]: before } : {}
  const set: Set = { changed, unchanged: names.filter((name) => !changed.includes(name)), keptPrevious }
  return { next: { ...values, ...given, ...previous }, set }
}

/**
 * Puts values into the secret and leaves everything else in it as it is. The signing secret before a new one is kept, so
 * that requests signed with it are good until it is replaced again.
 * @returns what was changed, or undefined when others wrote so often that it was given up, and nothing was changed
 */
export const setSecrets = async (secret: Secret, given: Given): Promise<Set | undefined> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = await secret.read()
    const { next, set } = merged(before.values, given)
    if (set.changed.length === 0 || (await secret.replace(next, before))) return set
  }
  return undefined
}
