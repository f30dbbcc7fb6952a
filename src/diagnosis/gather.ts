import { PortError } from '../ports.ts'
import type { Reason } from '../result.ts'
import type { FactContext } from './facts/fact.ts'
import type { FactName, FactValues } from './facts/schemas.ts'
import { facts } from './facts.ts'

type Known<V> = { state: 'known'; value: V; at: Date }
type Missing = { state: 'missing'; reason: Reason; detail: string }

/** Facts by name: known, or missing with the reason. One that nobody asked for is absent. */
export type Gathered = { [N in FactName]?: Known<FactValues[N]> | Missing }

/** @returns the values of the facts that are known. */
export const knownOf = (gathered: Gathered): Partial<FactValues> =>
  Object.fromEntries(
    Object.entries(gathered).flatMap(([name, fact]) => (fact.state === 'known' ? [[name, fact.value]] : [])),
  )

const missing = (error: unknown): Missing => {
  if (error instanceof PortError) return { state: 'missing', reason: error.reason, detail: error.detail }
  throw error
}

/** @returns a promise that fails as timed out when the signal aborts, whatever the port does. */
const within = <V>(promise: Promise<V>, signal: AbortSignal, name: string): Promise<V> => {
  const aborted = Promise.withResolvers<never>()
  const abort = () => aborted.reject(new PortError('timed_out', name, 'the time for this answer was up'))
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  return Promise.race([promise, aborted.promise]).finally(() => signal.removeEventListener('abort', abort))
}

/**
 * Fetches each wanted fact and whatever it needs once, all in parallel, under one deadline.
 * @param already facts that are known, from a file or an earlier round; they are not fetched again
 * @returns every fact that was tried; it never fails for what a port refuses, only for a bug
 */
export const gather = async (
  wanted: readonly FactName[],
  context: FactContext & { signal: AbortSignal },
  already: Gathered = {},
): Promise<Gathered> => {
  const pending = new Map<FactName, Promise<Known<unknown> | Missing>>()

  const need = (name: FactName): Promise<Known<unknown> | Missing> => {
    const known = pending.get(name) ?? already[name]
    if (known !== undefined) return Promise.resolve(known)
    // Needs are started before any is awaited, so that they run side by side.
    for (const needed of facts[name].needs as readonly FactName[]) need(needed)
    const fetching = fetch(name)
    pending.set(name, fetching)
    return fetching
  }

  const fetch = async (name: FactName): Promise<Known<unknown> | Missing> => {
    const { needs, fetch: ask } = facts[name]
    const known: Partial<Record<FactName, unknown>> = {}
    for (const needed of needs as readonly FactName[]) {
      const fact = await need(needed)
      if (fact.state === 'missing') return fact
      known[needed] = fact.value
    }
    try {
      // Each need was fetched above, so the record holds what its type says.
      const value = await within<unknown>(ask(context, known as FactValues), context.signal, name)
      return { state: 'known', value, at: context.now }
    } catch (error) {
      return missing(error)
    }
  }

  await Promise.all(wanted.map(need))
  const fetched = await Promise.all([...pending].map(async ([name, fact]) => [name, await fact] as const))
  return { ...already, ...(Object.fromEntries(fetched) as Gathered) }
}
