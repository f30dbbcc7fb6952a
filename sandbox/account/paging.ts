import { AwsFault } from './errors.ts'

export type Page<T> = { items: T[]; next: string | undefined }

const encoded = (offset: number): string => Buffer.from(`page:${offset}`).toString('base64')

/** @returns where a token of ours continues; throws what the service throws for a token that it did not give. */
export const offsetOf = (token: string | undefined, invalid: string): number => {
  if (token === undefined) return 0
  const offset = /^page:(\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1]
  if (offset === undefined) throw new AwsFault(invalid, 'Invalid next token')
  return Number(offset)
}

/**
 * @param paging the caller's token and wished size, the simulation's own small size, and the service's error for a bad token
 * @returns one page; `next` is undefined on the last one
 */
export const pageOf = <T>(
  all: readonly T[],
  paging: { token: string | undefined; wished?: number | undefined; size: number; invalid: string },
): Page<T> => {
  const from = offsetOf(paging.token, paging.invalid)
  const until = from + Math.min(paging.wished ?? paging.size, paging.size)
  return { items: all.slice(from, until), next: until < all.length ? encoded(until) : undefined }
}
