import * as z from 'zod'
import type { Fault } from '../../sandbox/faults/fault.ts'
import { closest } from '../closest.ts'
import { commands } from '../commands/index.ts'
import { factSchemas } from '../diagnosis/facts/schemas.ts'
import { facts } from '../diagnosis/facts.ts'
import { answerSchema } from '../envelope.ts'
import { manifestText } from './manifest.ts'
import { print, printJson } from './print.ts'
import type { RunVerb, VerbContext } from './verbs/verb.ts'

const verbs = ['manifest', 'faults', 'facts', 'schema', 'secrets', 'doctor', 'check', 'deploys'] as const
type Verb = (typeof verbs)[number]

/** @returns whether the word is something that only the terminal does. */
export const isVerb = (word: string): word is Verb => verbs.some((verb) => verb === word)

const complain = (text: string): number => {
  process.stderr.write(`${text}\n`)
  return 2
}

const listed = (rows: readonly { name: string; about: string }[], json: boolean): number => {
  const width = Math.max(...rows.map(({ name }) => name.length))
  if (json) printJson(rows)
  else print(`${rows.map(({ name, about }) => `${name.padEnd(width)}  ${about}`).join('\n')}\n`)
  return 0
}

const run: Record<Verb, RunVerb> = {
  manifest({ switches: { url }, words }) {
    if (url !== undefined && !/^https:\/\/[^/]/.test(url)) return complain(words.terminal.badUrl)
    print(manifestText(url))
    return 0
  },
  async faults({ switches: { json }, words }) {
    const { faults } = await import('../../sandbox/faults/index.ts')
    const { findingTexts } = await import('../words/findings.ts')
    const labels: Readonly<Record<string, string>> = words.sandbox.faults
    const texts = findingTexts(words.language)
    return listed(
      faults.map(({ name, finds }: Fault) => ({
        name,
        about: labels[name] ?? (finds === undefined ? name : texts[finds].name),
      })),
      json,
    )
  },
  facts({ switches: { json }, words }) {
    const names = Object.keys(facts) as (keyof typeof facts)[]
    if (!json)
      return listed(
        names.map((name) => ({ name, about: words.factNames[name] })),
        false,
      )
    printJson(
      names.map((name) => ({
        name,
        about: words.factNames[name],
        schema: z.toJSONSchema(factSchemas[name], { io: 'input', unrepresentable: 'any' }),
      })),
    )
    return 0
  },
  schema({ switches: { rest }, words }) {
    const [, name] = rest
    const command = commands.find((each) => each.name === name)
    if (name === undefined) return complain(words.terminal.schemaOf)
    if (command === undefined) {
      const like = closest(
        name,
        commands.map((each) => each.name),
      )
      return complain(`${words.terminal.noCommand(name, like)}`)
    }
    printJson(answerSchema(command))
    return 0
  },
  // Each brings SDKs that no other verb needs.
  secrets: async (context) => (await import('./verbs/secrets.ts')).secrets(context),
  doctor: async (context) => (await import('./verbs/doctor.ts')).doctor(context),
  check: async (context) => (await import('./verbs/check.ts')).check(context),
  deploys: async (context) => (await import('./verbs/deploys.ts')).deploys(context),
}

/** @returns the exit status of a verb. */
export const runVerb = async (verb: Verb, context: VerbContext): Promise<number> => run[verb](context)
