import type * as z from 'zod'
import type { Rich } from '../rich.ts'
import type { Words } from '../words/words.ts'

/** @returns the sentence for what a schema found wrong with an argument. */
export const problemOf = (issue: z.core.$ZodIssue, words: Words): Rich => {
  const { problems } = words.commands
  const name = String(issue.path[0] ?? '')
  if (issue.code === 'custom') {
    if (issue.params?.['word'] === 'duration') return problems.duration(name)
    if (issue.params?.['word'] === 'tooLong') return problems.tooLong(name, String(issue.params['most']))
    if (issue.params?.['word'] === 'traceId') return problems.traceId
  }
  if (issue.code === 'invalid_value') return problems.choice(name, issue.values.map(String))
  if (issue.code === 'too_small' || issue.code === 'too_big') return problems.length(name)
  return problems.other(name)
}
