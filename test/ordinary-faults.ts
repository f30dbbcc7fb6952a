import { faults } from '../sandbox/faults/index.ts'
import { sandboxWords } from '../sandbox/words.ts'

/** The faults that the page has words of its own for: one or two of every part of the pipeline, and the moments that are none. */
export const ordinaryFaults: readonly string[] = faults
  .map(({ name }) => name as string)
  .filter((name) => Object.hasOwn(sandboxWords.en.faults, name))
