import { clean } from './text.ts'

type Field = string | number | boolean | undefined

/** One event with a few named values. Never a body, header, token, response_url or an error's own message. */
export type Log = (event: string, fields?: Readonly<Record<string, Field>>) => void

/** Writes one JSON line an event, its texts cleaned, to `write`. */
export const jsonLog =
  (write: (line: string) => void): Log =>
  (event, fields = {}) => {
    const cleaned = Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === 'string' ? clean(value) : value,
    ])
    write(JSON.stringify({ event, ...Object.fromEntries(cleaned) }))
  }

/** @returns what may be logged of an error: its class and, where it has one, its own short code. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
