import { parseArgs } from 'node:util'
import type * as z from 'zod'
import type { DeployWords } from '../../words/verbs.ts'

type Texts = Pick<DeployWords, 'unknownOption' | 'needsValue' | 'notExpected' | 'once' | 'wrong' | 'missing'>
type Given = Record<string, string | string[]>

const dashed = (name: string): string => `--${name}`

/**
 * @param lists names of options that may be given more than once
 * @returns the options by name, or the sentence about the first thing that is wrong
 */
const collected = (
  args: readonly string[],
  { known, lists, words }: { known: readonly string[]; lists: readonly string[]; words: Texts },
): { given: Given } | { problem: string } => {
  const options = Object.fromEntries(known.map((name) => [name, { type: 'string' as const }]))
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  const given: Given = {}
  for (const token of tokens) {
    if (token.kind === 'positional') return { problem: words.notExpected(token.value) }
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    if (!known.includes(name)) return { problem: words.unknownOption(rawName) }
    // `--id --sha`: the next option is not a value; `--reason=--text` is.
    if (value === undefined || (!inlineValue && value.startsWith('--'))) return { problem: words.needsValue(rawName) }
    const before = given[name]
    if (lists.includes(name)) given[name] = [...(Array.isArray(before) ? before : []), value]
    else if (before !== undefined) return { problem: words.once(rawName) }
    else given[name] = value
  }
  return { given }
}

/** @returns the options as the schema makes them, or the sentence about the first that is wrong. */
export const optionsIn = <S extends z.ZodRawShape>(
  args: readonly string[],
  { schema, lists = [], words }: { schema: z.ZodObject<S>; lists?: readonly string[]; words: Texts },
): { options: z.infer<z.ZodObject<S>> } | { problem: string } => {
  const result = collected(args, { known: Object.keys(schema.shape), lists, words })
  if ('problem' in result) return result
  const { given } = result
  const parsed = schema.safeParse(given)
  if (parsed.success) return { options: parsed.data }
  const [issue] = parsed.error.issues
  const name = String(issue?.path[0])
  if (given[name] === undefined) return { problem: words.missing(dashed(name)) }
  return { problem: words.wrong(dashed(name), issue?.message ?? '') }
}
