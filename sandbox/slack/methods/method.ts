import * as z from 'zod'
import type { Slack } from '../slack.ts'

/** Slack's answer, success or not; the HTTP status is 200 for both. */
export type Reply = { ok: boolean; error?: string; [more: string]: unknown }

/** What a method needs besides its arguments: where uploads go. */
export type Call = { slack: Slack; baseUrl: string }

export type Method = { name: string; answer: (args: Record<string, unknown>, call: Call) => Reply }

/** @returns Slack's refusal with its error code and, where Slack adds them, messages. */
export const refused = (error: string, messages?: readonly string[]): Reply => ({
  ok: false,
  error,
  ...(messages === undefined
    ? {}
    : { errors: messages, response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) } }),
})

/**
 * @param args the arguments that the simulation knows; Slack ignores others, the simulation refuses them, so that
 * nothing is believed to work which was only overlooked
 */
export const method = <A extends z.ZodRawShape>(
  name: string,
  args: A,
  answer: (args: z.infer<z.ZodObject<A, z.core.$strict>>, call: Call) => Reply,
): Method => {
  const schema = z.strictObject(args)
  return {
    name,
    answer: (given, call) => {
      const parsed = schema.safeParse(given)
      if (parsed.success) return answer(parsed.data, call)
      const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`.trim())
      return refused('invalid_arguments', problems)
    },
  }
}

/** Forms carry booleans as text. */
export const flag = z.preprocess(
  (value) => (value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value),
  z.boolean(),
)

/** Forms carry numbers as text. */
export const count = z.coerce.number().int()
