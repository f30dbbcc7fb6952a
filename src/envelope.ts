import * as z from 'zod'
import type { AnyCommand } from './commands/command.ts'
import { reasons } from './result.ts'

const Envelope = z.object({
  schemaVersion: z.literal(1),
  command: z.string(),
  environment: z.string(),
  at: z.iso.datetime(),
  /** The answer in one sentence. */
  answer: z.string(),
})

/** @returns the zod schema of a command's answer: what it found, or why there is no answer. */
export const answerOf = (command: AnyCommand) =>
  z.union([
    Envelope.extend({ outcome: z.enum(['passed', 'findings', 'unknown']), ...command.answer.shape }),
    Envelope.extend({ outcome: z.enum(['refused', 'failed']), reason: z.enum(reasons) }),
  ])

/** @returns the JSON schema (draft 2020-12) of a command's answer. */
export const answerSchema = (command: AnyCommand): unknown => z.toJSONSchema(answerOf(command), { io: 'output' })
