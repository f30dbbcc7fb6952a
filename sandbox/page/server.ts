import type * as z from 'zod'
import type { Deed } from '../server/deed.ts'

/** @returns the parsed answer of one of the server's own addresses; throws when it does not answer so. */
export const read = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return schema.parse(await response.json())
}

const send = async (path: string, value: unknown): Promise<void> => {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(value) })
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
}

/** Does what a hand on the page did, in the simulated Slack. */
export const act = (deed: Deed): Promise<void> => send('/sandbox/type', deed)

/** Breaks the simulated account so, and in no other way. */
export const breakWith = (on: readonly string[]): Promise<void> => send('/sandbox/faults', { on })

/** Lets virtual time pass. */
export const advance = (advanceSeconds: number): Promise<void> => send('/sandbox/clock', { advanceSeconds })
