import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backwards, type Slice, type Walk } from '../../src/adapters/aws/backwards.ts'

type Order = 'oldest first' | 'newest first'

/** A service that holds these times and answers ranges of them in pages, some of them empty. */
const service = (
  times: readonly number[],
  { order, pageSize, empty }: { order: Order; pageSize: number; empty: boolean },
) => {
  let calls = 0
  const page: Walk<number>['page'] = async ({ start, end }: Slice, token) => {
    calls++
    const inside = times
      .filter((time) => time >= start && time <= end)
      .sort((a, b) => (order === 'oldest first' ? a - b : b - a))
    const [offset = 0, shown = 0] = (token ?? '0/0').split('/').map(Number)
    if (empty && shown === 0) return { items: [], next: `${offset}/1` }
    const next = offset + pageSize
    return { items: inside.slice(offset, next), next: next < inside.length ? `${next}/0` : undefined }
  }
  return { page, calls: () => calls }
}

const walk = (page: Walk<number>['page'], limit: number, calls: number): Walk<number> => ({
  from: 0,
  to: 3_600_000,
  calls,
  firstWidth: 225_000,
  widest: 3_600_000,
  at: (time) => time,
  enough: (items) => items.length >= limit,
  page,
})

const newest = (times: readonly number[]): number[] => times.toSorted((a, b) => b - a)

describe('reading a range from the newest back', () => {
  const cases = fc.record({
    // Some have many of one and the same time, some all within the last second.
    times: fc.oneof(
      fc.array(fc.integer({ min: 0, max: 3_600_000 }), { maxLength: 120 }),
      fc.array(fc.integer({ min: 3_599_300, max: 3_600_000 }), { maxLength: 120 }),
      fc.array(
        fc.integer({ min: 0, max: 6 }).map((step) => step * 600_000),
        { maxLength: 120 },
      ),
    ),
    limit: fc.integer({ min: 1, max: 60 }),
    calls: fc.integer({ min: 1, max: 40 }),
    order: fc.constantFrom<Order>('oldest first', 'newest first'),
    pageSize: fc.integer({ min: 1, max: 50 }),
    empty: fc.boolean(),
  })

  it('never leaves a gap: everything back to where it says it read is there, and no more calls are made than allowed', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ times, limit, calls, ...answered }) => {
        const { page, calls: made } = service(times, answered)
        const walked = await backwards(walk(page, limit, calls))
        const back = times.filter((time) => time > walked.readFrom)
        expect(newest(walked.items.filter((time) => time > walked.readFrom))).toEqual(newest(back))
        expect(made()).toBeLessThanOrEqual(calls)
      }),
      { numRuns: 500 },
    )
  })

  it('has enough, or all there is, whenever it says that it is complete', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ times, limit, calls, ...answered }) => {
        const walked = await backwards(walk(service(times, answered).page, limit, calls))
        if (!walked.complete) return
        expect(walked.items.length).toBeGreaterThanOrEqual(Math.min(limit, times.length))
        expect(newest(walked.items).slice(0, limit)).toEqual(newest(times).slice(0, limit))
      }),
      { numRuns: 500 },
    )
  })

  it('finds the newest of a very busy hour in few calls', async () => {
    const busy = Array.from({ length: 360_000 }, (_, index) => index * 10)
    const { page, calls } = service(busy, { order: 'oldest first', pageSize: 1000, empty: false })
    const walked = await backwards(walk(page, 50, 10))
    expect([walked.complete, calls() <= 5]).toEqual([true, true])
    expect(newest(walked.items).slice(0, 50)).toEqual(newest(busy).slice(0, 50))
  })

  it('reads a quiet hour in three calls', async () => {
    const { page, calls } = service([5], { order: 'oldest first', pageSize: 1000, empty: false })
    expect(await backwards(walk(page, 50, 10))).toEqual({ items: [5], complete: true, readFrom: 0 })
    expect(calls()).toBe(3)
  })

  it('ends when a service repeats its token, and does not call that complete', async () => {
    let calls = 0
    const looping = async () => {
      calls++
      return { items: [], next: 'again' }
    }
    expect(await backwards(walk(looping, 5, 10))).toMatchObject({ items: [], complete: false })
    expect(calls).toBe(2)
  })
})
