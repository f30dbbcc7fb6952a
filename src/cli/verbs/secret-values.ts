import type { Given } from '../../secrets/set.ts'
import { type SecretName, Variables } from '../../variables.ts'
import type { SecretWords } from '../../words/verbs.ts'
import { hidden } from '../hidden.ts'

const isKey = (name: SecretName): boolean => name === 'GITHUB_APP_PRIVATE_KEY'

type Values = Partial<Record<SecretName, string>>

/** @returns the values of `NAME=VALUE` lines, or what is wrong with them; what stands there is never repeated. */
const fromLines = (text: string, names: readonly SecretName[], words: SecretWords): Values | { problem: string } => {
  const values: Values = {}
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '' || line.startsWith('#')) continue
    const name = names.find((each) => line.startsWith(`${each}=`))
    if (name === undefined || values[name] !== undefined) return { problem: words.line }
    values[name] = line.slice(name.length + 1)
  }
  const missing = names.filter((name) => values[name] === undefined)
  return missing.length > 0 ? { problem: words.missing(missing) } : values
}

/** @returns the values that standard input holds: lines, or, where one name is given, the value alone. */
export const fromText = (
  text: string,
  names: readonly SecretName[],
  words: SecretWords,
): Values | { problem: string } => {
  const [name] = names
  const alone = names.length === 1 && name !== undefined && !text.startsWith(`${name}=`)
  return alone ? { [name]: text.trim() } : fromLines(text, names, words)
}

/** @returns the values as they were typed, or undefined when that was broken off. */
export const fromPerson = async (
  names: readonly SecretName[],
  words: SecretWords,
  terminal: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream },
): Promise<Values | undefined> => {
  const values: Values = {}
  for (const name of names) {
    const prompt = isKey(name) ? words.promptKey(name) : words.prompt(name)
    const typed = await hidden(prompt, terminal, isKey(name) ? /^-----END |^$/ : undefined)
    if (typed === undefined) return undefined
    values[name] = typed.trim()
  }
  return values
}

/**
 * @returns the values in the form that the bot will read, or the sentence about the first that it would refuse; it
 * says what is expected and repeats nothing of what was given
 */
export const checked = (values: Values, words: SecretWords): Given | { problem: string } => {
  const good: Values = {}
  for (const name of Object.keys(values) as SecretName[]) {
    const value = values[name]
    if (value === undefined || value === '') return { problem: words.empty(name) }
    const parsed = Variables.shape[name].safeParse(value)
    if (!parsed.success) return { problem: words.wrongForm(name, parsed.error.issues[0]?.message ?? '?') }
    // A list stays the text that was given; a key becomes what its schema makes of it.
    good[name] = typeof parsed.data === 'string' ? parsed.data : value
  }
  return good
}
