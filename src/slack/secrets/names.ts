import { mark } from './tokens.ts'

// The end of a name decides: `DB_PASSWORD` holds one, `password_age_days` and `prompt_tokens` do not.
const ends =
  /(?:passwords?|passwd|pwd|[a-z\d][_.-]pass|passphrase|secrets?|token|api[_.-]?keys?|apikeys?|(?:secret|access|private|signing|encryption|auth|account|master|shared|license|ingest)[_.-]?keys?|access[_.-]?key[_.-]?id|credentials?|(?:authorization|x-auth|auth)|cookies?|session[_.-]?id|connection[_.-]?string|signature|sig|dsn)$/i

const harmless = /^(?:null|none|nil|undefined|true|false|yes|no|\*+|<[^>]{0,40}>|arn:aws[\w:-]{0,40}:.{0,400})$/i

/** @returns whether something of this name usually holds a secret: a variable, a header, a field of a log line. */
export const isSecretName = (name: string): boolean => ends.test(name.slice(-64))

/** @returns whether a value says only that there is or is no secret, or where it is kept. */
export const isHarmless = (value: string): boolean => value === '' || value === mark || harmless.test(value)

/** @returns whether the header's value runs to the end of the line instead of to the next space. */
export const isWholeLine = (name: string): boolean => /(?:authorization|cookie)$/i.test(name.slice(-64))
