import type { Area, KindsOf } from '../diagnosis/kinds.ts'
import type { Rich } from '../rich.ts'

/** What a person reads about one kind of cause; its page in `docs/findings/` is made of the same words. */
export type FindingText<V = Readonly<Record<string, string>>> = {
  /** Its name, as a heading: a few words without a full stop. */
  name: string
  /** The verdict in one sentence without a full stop, about this subject. */
  title(subject: string, values: V): Rich
  /** What it means: what happens to the data, and why. */
  means: Rich
  /** How it shows itself; says so where nothing does. */
  shows: Rich
  /** What to do now. Names are those of this case; on the page they stand as `<name>`. */
  fix(subject: string, values: V): Rich
  /** How it does not come again. */
  prevent: Rich
}

type Values<Names> = Names extends readonly string[] ? Readonly<Record<Names[number], string>> : never

/** The texts of an area; a language that lacks a kind does not compile. */
export type FindingWords<A extends Area> = { [K in keyof KindsOf<A>]: FindingText<Values<KindsOf<A>[K]>> }
