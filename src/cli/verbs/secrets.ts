import { text as textOf } from 'node:stream/consumers'
import { botSecret } from '../../app/secret.ts'
import { closest } from '../../closest.ts'
import { configFrom } from '../../config.ts'
import { PortError } from '../../ports.ts'
import { type Secret, setSecrets } from '../../secrets/set.ts'
import { previousSigningSecret, type SecretName, secretNames } from '../../variables.ts'
import { type SecretWords, verbWords } from '../../words/verbs.ts'
import { print, printJson } from '../print.ts'
import { checked, fromPerson, fromText } from './secret-values.ts'
import type { RunVerb, VerbContext } from './verb.ts'

type Told = { context: VerbContext; words: SecretWords; verb: 'set' | 'list' }

const envelope = (verb: Told['verb'], outcome: string, answer: string) => ({
  schemaVersion: 1,
  command: `secrets ${verb}`,
  environment: null,
  at: new Date().toISOString(),
  outcome,
  answer,
})

const refuse = (
  { context, verb }: Told,
  answer: string,
  reason = 'usage',
  outcome: 'refused' | 'failed' = 'refused',
) => {
  if (context.switches.json) printJson({ ...envelope(verb, outcome, answer), reason })
  else process.stderr.write(`${answer}\n`)
  return outcome === 'refused' ? 2 : 3
}

const failed = (told: Told, error: PortError, id: string): number => {
  const { words } = told
  const { reason, operation, detail } = error
  const sentence = {
    access_denied: words.denied(operation, id),
    not_found: words.notFound(id),
    credentials: words.credentials,
    unsupported: operation.endsWith('GetSecretValue') ? words.notJson(id) : words.failed(operation, detail),
  }
  const said = reason in sentence ? sentence[reason as keyof typeof sentence] : words.failed(operation, detail)
  return refuse(told, said, reason, 'failed')
}

const isName = (word: string): word is SecretName => secretNames.some((name) => name === word)

/** @returns the names that were asked for, or the sentence about the first that is none. */
const namesIn = (rest: readonly string[], words: SecretWords): SecretName[] | { problem: string } => {
  if (rest.length === 0) return { problem: `${words.noName}\n${words.names(secretNames)}` }
  const wrong = rest.find((word) => !isName(word))
  if (wrong === undefined) return [...new Set(rest.filter(isName))]
  const [name = ''] = wrong.split('=')
  if (isName(name)) return { problem: words.valueInWords(name) }
  const upper = name.toUpperCase().replaceAll('-', '_')
  const near = closest(
    upper,
    secretNames.map((each) => each.toLowerCase()),
  )
  const like = isName(upper) ? upper : (near?.toUpperCase() ?? secretNames.find((each) => each.endsWith(upper)))
  // What is no name may be a value that slipped in, so only what is near a name is repeated.
  const shown = like === undefined ? '…' : name
  return { problem: `${words.unknownName(shown, like)} ${words.names(secretNames)}` }
}

const set = async (told: Told, secret: Secret, names: readonly SecretName[]): Promise<number> => {
  const { words, context } = told
  const isTyped = process.stdin.isTTY === true
  const given = isTyped
    ? await fromPerson(names, words, { input: process.stdin, output: process.stderr })
    : fromText(await textOf(process.stdin), names, words)
  if (given === undefined) return refuse(told, words.cancelled, 'cancelled')
  if ('problem' in given) return refuse(told, String(given.problem))
  const good = checked(given, words)
  if ('problem' in good) return refuse(told, String(good.problem))
  const done = await setSecrets(secret, good)
  if (done === undefined) return refuse(told, words.contended, 'unavailable', 'failed')
  const { changed, unchanged, keptPrevious } = done
  const lines = [
    ...(changed.length > 0 ? [words.set(changed)] : []),
    ...(unchanged.length > 0 ? [words.unchanged(unchanged)] : []),
    ...(keptPrevious ? [words.keptPrevious(previousSigningSecret)] : []),
    ...(changed.length > 0 ? [words.readAnew] : []),
  ]
  if (context.switches.json)
    printJson({ ...envelope('set', 'passed', lines[0] ?? ''), set: changed, unchanged, keptPrevious })
  else print(`${lines.join('\n')}\n`)
  return 0
}

const list = async ({ words, context }: Told, secret: Secret, id: string): Promise<number> => {
  const { values, changedAt } = await secret.read()
  const rows = [...secretNames, previousSigningSecret].map((name) => {
    const value = values[name]
    return { name, set: typeof value === 'string' && value !== '' }
  })
  const changed = changedAt === undefined ? words.neverChanged : words.lastChanged(changedAt)
  if (context.switches.json) {
    printJson({
      ...envelope('list', 'passed', words.heading(id)),
      secret: id,
      changedAt: changedAt ?? null,
      names: rows,
    })
    return 0
  }
  const width = Math.max(...rows.map(({ name }) => name.length))
  const lines = rows.map((row) => `  ${row.name.padEnd(width)}  ${row.set ? words.yes : words.no}`)
  print(`${words.heading(id)}\n${lines.join('\n')}\n${changed}\n`)
  return 0
}

/** `otel secrets set NAME…` and `otel secrets list`. @returns 0 done, 2 refused, 3 Secrets Manager could not be asked */
export const secrets: RunVerb = async (context) => {
  const words = verbWords[context.language].secrets
  const [, verb, ...rest] = context.switches.rest
  if (verb !== 'set' && verb !== 'list') return refuse({ context, words, verb: 'list' }, words.usage)
  const told: Told = { context, words, verb }
  const names = verb === 'set' ? namesIn(rest, words) : []
  if ('problem' in names) return refuse(told, names.problem)
  if (verb === 'list' && rest.length > 0) return refuse(told, words.usage)
  const { CHATOPS_SECRET_ID: id, AWS_REGION: region } = configFrom({
    CHATOPS_SECRET_ID: context.env['CHATOPS_SECRET_ID'],
    AWS_REGION: context.env['AWS_REGION'],
  })
  if (id === undefined) return refuse(told, words.noSecretId, 'not_found')
  const secret = botSecret(id, region)
  try {
    return verb === 'set' ? await set(told, secret, names) : await list(told, secret, id)
  } catch (error) {
    if (!(error instanceof PortError)) throw error
    return failed(told, error, id)
  }
}
