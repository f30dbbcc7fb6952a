import { describe, expect, it } from 'vitest'
import type { Traces } from '../../src/ports.ts'

export type TracesPlace = {
  traces: Traces
  source: 'xray' | 'logs'
  from: Date
  to: Date
  /** How many traces began in the range. */
  count: number
  failing: { id: string; spans: number; services: readonly string[] }
}

export const tracesContract = (place: () => TracesPlace): void => {
  describe('traces', () => {
    it('finds every trace of a range once, newest first', async () => {
      const { traces, source, from, to, count } = place()
      const found = await traces.recent({ source, from, to, limit: 10_000 })
      expect([found.traces.length, found.complete]).toEqual([count, true])
      expect(new Set(found.traces.map(({ id }) => id)).size).toBe(count)
      const times = found.traces.map(({ startedAt }) => startedAt.getTime())
      expect(times).toEqual(times.toSorted((a, b) => b - a))
    })

    it('gives the newest ones when fewer are wanted', async () => {
      const { traces, source, from, to } = place()
      const all = await traces.recent({ source, from, to, limit: 10_000 })
      const few = await traces.recent({ source, from, to, limit: 3 })
      expect(few.traces).toEqual(all.traces.slice(0, 3))
    })

    it('tells a failing trace from the others', async () => {
      const { traces, source, from, to, failing } = place()
      const found = await traces.recent({ source, from, to, limit: 10_000, keep: ({ status }) => status === 'fault' })
      expect(found.traces.map(({ id }) => id)).toContain(failing.id)
      expect(new Set(found.traces.map(({ status }) => status))).toEqual(new Set(['fault']))
    })

    it('reads the spans of one trace, oldest first, with the services that made them', async () => {
      const { traces, source, from, to, failing } = place()
      const spans = await traces.spans({ source, id: failing.id, from, to })
      expect(spans).toHaveLength(failing.spans)
      expect(new Set(spans.map(({ service }) => service))).toEqual(new Set(failing.services))
      const ids = new Set(spans.map(({ id }) => id))
      expect(spans.slice(1).every(({ parent }) => parent !== undefined && ids.has(parent))).toBe(true)
      const times = spans.map(({ startedAt }) => startedAt.getTime())
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    })

    it('reads no spans of a trace that the source does not hold', async () => {
      const { traces, source, from, to } = place()
      expect(await traces.spans({ source, id: '1-00000001-000000000000000000000001', from, to })).toEqual([])
    })
  })
}
