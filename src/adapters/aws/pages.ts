import { PortError } from '../../ports.ts'

export type Page<T> = { items: readonly T[]; next: string | undefined }

/** Answers one page: the first without a token. */
export type ReadPage<T> = (token: string | undefined) => Promise<Page<T>>

/**
 * Follows tokens from page to page, at most `most` pages, and never one token twice: a service that repeats one loops.
 * @param enough ends the reading earlier
 * @returns the pages' items; `complete` is false when there was more
 */
export const pages = async <T>(
  most: number,
  page: ReadPage<T>,
  enough: (items: readonly T[]) => boolean = () => false,
): Promise<{ items: T[]; complete: boolean }> => {
  const items: T[] = []
  const seen = new Set<string>()
  let token: string | undefined
  for (let count = 0; count < most; count++) {
    const answer = await page(token)
    items.push(...answer.items)
    if (!answer.next) return { items, complete: true }
    if (seen.has(answer.next) || enough(items)) break
    seen.add(answer.next)
    token = answer.next
  }
  return { items, complete: false }
}

/** @returns the items of every page; fails as `unavailable` when there are more than `most` pages, never with a part. */
export const allPages = async <T>(operation: string, most: number, page: ReadPage<T>): Promise<T[]> => {
  const { items, complete } = await pages(most, page)
  if (!complete) throw new PortError('unavailable', operation, `More than ${most} pages.`)
  return items
}
