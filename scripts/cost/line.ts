import { priceOf } from './prices.ts'

/** What a line belongs to; the page sums by these. */
export const groups = [
  'tasks',
  'network',
  'insights',
  'metrics',
  'logs',
  'traces',
  'alarms',
  'keys',
  'bot',
  'storage',
] as const
export type Group = (typeof groups)[number]

/** One thing that is paid for by the month. */
export type Line = { group: Group; what: string; price: string; quantity: number; usd: number }

/** @returns a line; `quantity` is in the price's own unit. */
export const line = (group: Group, what: string, price: string, quantity: number): Line => ({
  group,
  what,
  price,
  quantity,
  usd: quantity * priceOf(price).usd,
})
