import { Fingerprint } from './diagnosis/fingerprint.ts'
import type { Store } from './ports.ts'

/** How environments stood when verify was last green. */
export type Good = {
  last(environment: string): Promise<Fingerprint | undefined>
  keep(environment: string, fingerprint: Fingerprint): Promise<void>
}

/** Seconds that it is kept: three months, so that a stack that nobody verified for a quarter can still be compared. */
const life = 90 * 24 * 60 * 60

const keyOf = (environment: string): string => `good#${environment}`

/** @returns the keeper of good states in the bot's own table. What an older version wrote and is no longer understood counts as none. */
export const goodIn = (store: Pick<Store, 'keep' | 'recall'>): Good => ({
  async last(environment) {
    const text = await store.recall(keyOf(environment))
    if (text === undefined || text === '') return undefined
    try {
      return Fingerprint.safeParse(JSON.parse(text)).data
    } catch {
      return undefined
    }
  },
  keep: (environment, fingerprint) => store.keep(keyOf(environment), JSON.stringify(fingerprint), life),
})
