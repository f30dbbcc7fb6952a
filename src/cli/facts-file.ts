import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { type FactName, factSchemas } from '../diagnosis/facts/schemas.ts'
import type { Gathered } from '../diagnosis/gather.ts'
import { completed, type Environment, EnvironmentRow } from '../environment.ts'
import { redacted } from '../redacted.ts'
import { reasons } from '../result.ts'
import type { Words } from '../words/words.ts'

const Envelope = z.object({
  schemaVersion: z.literal(1),
  environment: EnvironmentRow,
  at: z.coerce.date(),
  facts: z.record(
    z.string(),
    z.discriminatedUnion('state', [
      z.object({ state: z.literal('known'), at: z.coerce.date(), value: z.unknown() }),
      z.object({ state: z.literal('missing'), reason: z.enum(reasons), detail: z.string() }),
    ]),
  ),
})

/**
 * @returns the facts as a file holds them: one JSON object, secrets redacted, with the environment that they are of, so
 * that whoever gets it needs no configuration
 */
export const factsToText = (facts: Gathered, { environment, at }: { environment: Environment; at: Date }): string => {
  const { externalId: _externalId, ...shared } = environment
  return `${JSON.stringify({ schemaVersion: 1, environment: shared, at, facts: redacted(facts) }, undefined, 2)}\n`
}

export type SavedFacts = { facts: Gathered; at: Date; environment: Environment }

const isFact = (name: string): name is FactName => Object.hasOwn(factSchemas, name)

/** @returns the facts of a file, each parsed by its own schema, or the sentence that says what is wrong with it. */
export const factsFromFile = (file: string, words: Words): SavedFacts | { problem: string } => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return { problem: words.terminal.cannotRead(file) }
  }
  const invalid = (problem: string) => ({ problem: words.terminal.notFacts(file, problem) })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return invalid('JSON')
  }
  const envelope = Envelope.safeParse(value)
  if (!envelope.success) return invalid(z.prettifyError(envelope.error))
  const facts: Record<string, unknown> = {}
  for (const [name, fact] of Object.entries(envelope.data.facts)) {
    if (!isFact(name)) return invalid(name)
    const parsed = fact.state === 'known' ? factSchemas[name].safeParse(fact.value) : undefined
    if (parsed?.success === false) return invalid(`${name}: ${z.prettifyError(parsed.error)}`)
    facts[name] = parsed === undefined ? fact : { ...fact, value: parsed.data }
  }
  return { facts: facts as Gathered, at: envelope.data.at, environment: completed(envelope.data.environment) }
}
