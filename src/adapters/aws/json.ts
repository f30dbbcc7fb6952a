import * as z from 'zod'

/** A string that holds JSON, parsed; anything else is a failed parse and never an exception. */
export const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' })
    return z.NEVER
  }
})
