import * as z from 'zod'

/** A time, also as a saved incident writes it: ISO 8601 text. */
export const date = z.coerce.date()

/** Names to values, as labels, dimensions and environment variables are. */
export const labels = z.record(z.string(), z.string())
