import type { Language, Words } from '../../words/words.ts'
import type { Switches } from '../switches.ts'

/** What a verb of the terminal is given: its words, and the process as far as it may touch it. */
export type VerbContext = {
  switches: Switches
  words: Words
  language: Language
  env: Readonly<Record<string, string | undefined>>
}

/** Something that only the terminal does. @returns the exit status */
export type RunVerb = (context: VerbContext) => number | Promise<number>
