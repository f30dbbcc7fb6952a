import * as z from 'zod'

const pattern = z.record(z.string(), z.unknown())
const operator = z.union([
  z.strictObject({ prefix: z.string() }),
  z.strictObject({ suffix: z.string() }),
  z.strictObject({ 'anything-but': z.union([z.string().transform((one) => [one]), z.array(z.string())]) }),
])

/** Whether all hold; undefined where one could not be told and none fails. */
const all = (found: readonly (boolean | undefined)[]): boolean | undefined =>
  found.includes(false) ? false : found.includes(undefined) ? undefined : true

const any = (found: readonly (boolean | undefined)[]): boolean | undefined =>
  found.includes(true) ? true : found.includes(undefined) ? undefined : false

const meets = (wanted: unknown, value: string): boolean | undefined => {
  if (typeof wanted !== 'object' || wanted === null) return wanted === value
  const parsed = operator.safeParse(wanted)
  if (!parsed.success) return undefined
  if ('prefix' in parsed.data) return value.startsWith(parsed.data.prefix)
  if ('suffix' in parsed.data) return value.endsWith(parsed.data.suffix)
  return !parsed.data['anything-but'].includes(value)
}

const field = (wanted: unknown, value: unknown): boolean | undefined => {
  if (value === undefined) return undefined
  if (!Array.isArray(wanted)) return fields(wanted, value)
  const values = Array.isArray(value) ? value : [value]
  return any(values.flatMap((one) => wanted.map((each) => (typeof one === 'string' ? meets(each, one) : undefined))))
}

const fields = (wanted: unknown, event: unknown): boolean | undefined => {
  const [known, given] = [pattern.safeParse(wanted), pattern.safeParse(event)]
  if (!known.success || !given.success) return undefined
  return all(Object.entries(known.data).map(([name, each]) => field(each, given.data[name])))
}

/**
 * @param text an event pattern as EventBridge keeps it
 * @param event what is known of an event; a field that is left out may be anything
 * @returns whether the pattern lets the event through; undefined where it cannot be told, because the pattern reads a field
 * that is not known or has an operator other than equality, prefix, suffix and anything-but. Source: EventBridge user
 * guide, "Comparison operators for use in event patterns"
 */
export const letsThrough = (text: string, event: object): boolean | undefined => {
  try {
    return fields(JSON.parse(text), event)
  } catch {
    return undefined
  }
}
