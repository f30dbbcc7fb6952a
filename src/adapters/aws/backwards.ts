import type { Page } from './pages.ts'

export type Slice = { start: number; end: number }

/**
 * Reading something that is answered by time range, from the newest back. Times are in milliseconds, both ends included.
 */
export type Walk<T> = {
  from: number
  to: number
  /** Most calls that may be made. */
  calls: number
  /** Width of the first slice; each slice that was read whole is followed by one four times as wide. */
  firstWidth: number
  widest: number
  at(item: T): number
  /** Whether what has been read, without a gap back to `readFrom`, is enough. */
  enough(items: readonly T[], readFrom: number): boolean
  page(slice: Slice, token: string | undefined): Promise<Page<T>>
}

export type Walked<T> = { items: T[]; complete: boolean; readFrom: number }

const narrowest = 1000

/** Whether items come newest first; items of one and the same time tell nothing, so then it is no. */
const falls = <T>(items: readonly T[], at: (item: T) => number): boolean => {
  const times = items.map(at)
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  return last < first && times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time))
}

type SliceEnd = 'whole' | 'enough' | 'too_dense' | 'out_of_calls'
type ReadSlice<T> = { end: SliceEnd; items: T[]; calls: number; covered: number }

/** How many more pages a slice needs, from how much of its width the pages so far have covered. */
const pagesLeft = (covered: number, width: number, pages: number): number => ((width - covered) / covered) * pages

const readSlice = async <T>(walk: Walk<T>, { start, end }: Slice, budget: number): Promise<ReadSlice<T>> => {
  const items: T[] = []
  const seen = new Set<string>()
  let token: string | undefined
  let covered = 0
  for (let calls = 1; calls <= budget; calls++) {
    const answer = await walk.page({ start, end }, token)
    items.push(...answer.items)
    if (!answer.next) return { end: 'whole', items, calls, covered: end - start }
    if (seen.has(answer.next)) return { end: 'out_of_calls', items, calls, covered }
    seen.add(answer.next)
    token = answer.next
    const last = items.at(-1)
    if (last === undefined) continue
    if (falls(items, walk.at)) {
      if (walk.enough(items, walk.at(last))) return { end: 'enough', items, calls, covered }
      continue
    }
    covered = walk.at(last) - start
    const dense = pagesLeft(covered, end - start, calls) > (budget - calls) / 2
    if (dense && end - start > narrowest) return { end: 'too_dense', items, calls, covered: covered / calls }
  }
  return { end: 'out_of_calls', items, calls: budget, covered }
}

/** Items of a slice that was not read whole count only when they are its newest: pages that fall in time. */
const newestPart = <T>(walk: Walk<T>, items: T[]): T[] => (falls(items, walk.at) ? items : [])

/**
 * @returns the newest items back to `readFrom`, without a gap, in the order in which slices were read;
 * `complete` is false when the calls were used up, or a page was repeated, before `from` was reached or enough was found
 */
export const backwards = async <T>(walk: Walk<T>): Promise<Walked<T>> => {
  const items: T[] = []
  let frontier = walk.to + 1
  let width = Math.max(narrowest, walk.firstWidth)
  let calls = 0
  while (frontier > walk.from) {
    if (walk.enough(items, frontier)) return { items, complete: true, readFrom: frontier }
    if (calls >= walk.calls) return { items, complete: false, readFrom: frontier }
    const slice = { start: Math.max(walk.from, frontier - width), end: frontier - 1 }
    const read = await readSlice(walk, slice, walk.calls - calls)
    calls += read.calls
    if (read.end === 'too_dense') {
      width = Math.max(narrowest, Math.min(read.covered * 2, (slice.end - slice.start) / 2))
      continue
    }
    if (read.end !== 'whole') {
      const part = newestPart(walk, read.items)
      const readFrom = part.reduce((oldest, item) => Math.min(oldest, walk.at(item)), frontier)
      return { items: [...items, ...part], complete: read.end === 'enough', readFrom }
    }
    items.push(...read.items)
    frontier = slice.start
    width = Math.min(width * 4, walk.widest)
  }
  return { items, complete: true, readFrom: walk.from }
}
