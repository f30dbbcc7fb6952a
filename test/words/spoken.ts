import { plain, type Rich } from '../../src/rich.ts'
import type { VerbWords } from '../../src/words/verbs.ts'
import type { Words } from '../../src/words/words.ts'
import { samples } from './samples.ts'
import { verbSamples } from './verb-samples.ts'

/** The catalogue of the bot with that of the terminal's own verbs. */
export type AllWords = Words & VerbWords

const allSamples = { ...samples, ...verbSamples }

type Kind = 'string' | 'function' | 'rich' | 'list'

/** One text that a person reads: where it stands in the catalogue, what went into it, and what it says. */
export type Spoken = { path: string; args: readonly unknown[]; text: string; rich: Rich }

const isRich = (value: readonly unknown[]): value is Rich => value.every((span) => typeof span === 'object')

const kindOf = (leaf: unknown): Kind | undefined => {
  if (typeof leaf === 'string') return 'string'
  if (typeof leaf === 'function') return 'function'
  return Array.isArray(leaf) ? (isRich(leaf) ? 'rich' : 'list') : undefined
}

const leavesOf = (tree: object, path: readonly string[] = []): [path: readonly string[], leaf: unknown][] =>
  Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    kindOf(value) === undefined && typeof value === 'object' && value !== null
      ? leavesOf(value, [...path, key])
      : [[[...path, key], value] as [readonly string[], unknown]],
  )

/** @returns the kind of every entry by its path. */
export const kindsOf = (words: AllWords): Record<string, Kind | undefined> =>
  Object.fromEntries(leavesOf(words).map(([path, leaf]) => [path.join('.'), kindOf(leaf)]))

const samplesAt = (path: readonly string[]): readonly (readonly unknown[])[] => {
  const found = path.reduce<unknown>((tree, key) => (tree as Record<string, unknown> | undefined)?.[key], allSamples)
  if (!Array.isArray(found) || found.length === 0)
    throw new Error(`test/words/samples.ts and verb-samples.ts have no call of ${path.join('.')}`)
  // An observation is its sentence's only argument; everything else is a list of arguments.
  return found.map((args: unknown) => (Array.isArray(args) ? args : [args]))
}

const spoken = (path: readonly string[], said: unknown, args: readonly unknown[] = []): Spoken => {
  const rich: Rich = Array.isArray(said) && isRich(said) ? said : [{ kind: 'text', text: String(said) }]
  return { path: path.join('.'), args, text: plain(rich), rich }
}

/** @returns everything that the catalogue says by path, its functions called with each of their samples in order. */
export const everythingSaid = (words: AllWords): Spoken[] =>
  leavesOf(words)
    .flatMap(([path, leaf]) =>
      typeof leaf === 'function'
        ? samplesAt(path).map((args) => spoken(path, Reflect.apply(leaf, undefined, args), args))
        : [spoken(path, leaf)],
    )
    .toSorted((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0))
