import * as z from 'zod'

/** How an argument is written; help, completion and parsing read it from the schema. */
export type ArgumentMeta = {
  /** Shown in help in place of the value; words for the meaning are in `words.arguments`. */
  placeholder?: string
  /** It may be given without its name, as the next word. */
  positional?: boolean
}

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** @returns milliseconds, or undefined when it is not a number with one of ms, s, m, h, d. */
const durationMs = (text: string): number | undefined => {
  const [, number, unit] = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s|m|h|d)$/.exec(text.trim().toLowerCase()) ?? []
  const factor = units[unit ?? '']
  return number === undefined || factor === undefined ? undefined : Number(number) * factor
}

/** @returns a duration argument in milliseconds, between one millisecond and `most`. */
const duration = (most: string) =>
  z.string().transform((text, context) => {
    const ms = durationMs(text)
    if (ms !== undefined && ms > 0 && ms <= (durationMs(most) ?? 0)) return ms
    context.addIssue({ code: 'custom', params: { word: ms === undefined ? 'duration' : 'tooLong', most } })
    return z.NEVER
  })

/** How far back to look, at most a week (X-Ray keeps 30 days, but reading is bounded). */
export const last = (standard: string) =>
  duration('7d')
    .prefault(standard)
    .meta({ placeholder: '1h' } satisfies ArgumentMeta)

/** Only what took at least so long. */
export const slow = duration('1d')
  .optional()
  .meta({ placeholder: '2s' } satisfies ArgumentMeta)

/** A name of a service, a metric …: outside text, so its length and characters are bounded. */
export const nameArgument = (placeholder: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta({ placeholder, positional: true } satisfies ArgumentMeta)

/** A text to look for. */
export const phrase = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .meta({ placeholder: 'TEXT' } satisfies ArgumentMeta)

export const flag = z
  .boolean()
  .prefault(false)
  .meta({} satisfies ArgumentMeta)

/** One of a closed list. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(values))
    .optional()
    .meta({ placeholder: values.join('|') } satisfies ArgumentMeta)

/** Several of a closed list, separated by commas. */
export const choices = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform((text) =>
      text
        .toLowerCase()
        .split(',')
        .map((part) => part.trim()),
    )
    .pipe(z.array(z.enum(values)).min(1))
    .optional()
    .meta({ placeholder: `${values.slice(0, 2).join(',')},…` } satisfies ArgumentMeta)

/** One argument of a command, as its schema describes it. */
export type Argument = ArgumentMeta & { name: string; isFlag: boolean }

/** @returns a command's arguments in the order of its schema, positional ones first. */
export const argumentsOf = (schema: z.ZodObject): Argument[] => {
  const all = Object.entries(schema.shape).map(([name, field]) => {
    const meta = (field as z.ZodType).meta() as ArgumentMeta | undefined
    return { ...meta, name, isFlag: meta?.placeholder === undefined }
  })
  return [...all.filter((argument) => argument.positional), ...all.filter((argument) => !argument.positional)]
}
