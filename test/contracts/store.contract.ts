import { describe, expect, it } from 'vitest'
import type { Clock, Store } from '../../src/ports.ts'

const start = new Date('2026-11-22T10:00:00Z')

/** @param makeStore a store over one table, at the time that the clock says */
export const storeContract = (makeStore: (now: Clock) => Store): void => {
  describe('store', () => {
    const at = (seconds: number): Store => makeStore(() => new Date(start.getTime() + seconds * 1000))

    it('lets a key be claimed once until it expires', async () => {
      expect(await at(0).claim('claim/once', 60)).toBe(true)
      expect(await at(1).claim('claim/once', 60)).toBe(false)
      expect(await at(59).claim('claim/once', 60)).toBe(false)
    })

    it('takes an expired row that nobody has swept as free', async () => {
      await at(0).claim('claim/expired', 60)
      expect(await at(61).claim('claim/expired', 60)).toBe(true)
      expect(await at(62).claim('claim/expired', 60)).toBe(false)
    })

    it('gives a key to exactly one of many who claim it together', async () => {
      const store = at(0)
      const claims = await Promise.all(Array.from({ length: 12 }, () => store.claim('claim/together', 60)))
      expect(claims.filter(Boolean)).toHaveLength(1)
    })

    it('recalls what was kept last', async () => {
      await at(0).keep('value/kept', 'first', 60)
      await at(1).keep('value/kept', 'second', 60)
      expect(await at(2).recall('value/kept')).toBe('second')
    })

    it('recalls nothing that was never kept or has expired', async () => {
      await at(0).keep('value/expired', 'old', 60)
      expect(await at(30).recall('value/expired')).toBe('old')
      expect(await at(61).recall('value/expired')).toBeUndefined()
      expect(await at(0).recall('value/never')).toBeUndefined()
    })

    it('keeps 290,000 characters as they were', async () => {
      const value = Array.from({ length: 29_000 }, (_, index) => `${String(index).padStart(5, '0')}, 啊é`).join('')
      await at(0).keep('value/large', value, 60)
      expect(await at(1).recall('value/large')).toBe(value)
    })
  })
}
