import { readFileSync } from 'node:fs'
import * as z from 'zod'

const Price = z.strictObject({
  product: z.string(),
  usd: z.number().positive(),
  unit: z.string(),
  /** The provider's own page, which has the last word. */
  url: z.url(),
  /** Where the figure was read, when the provider's page does not show it without its scripts. */
  seenAt: z.url().optional(),
  date: z.iso.date(),
  /** False: known from elsewhere, and not found on a page on that date. */
  confirmed: z.boolean(),
})

const List = z.strictObject({ region: z.string(), currency: z.literal('USD'), prices: z.record(z.string(), Price) })

/** List prices of one region, each with its source; no discount and no free tier. */
export const { prices, region } = List.parse(JSON.parse(readFileSync(new URL('prices.json', import.meta.url), 'utf8')))

/** @returns one price; throws when there is none of that name. */
export const priceOf = (name: string): z.infer<typeof Price> => {
  const price = prices[name]
  if (!price) throw new Error(`scripts/cost/prices.json has no price called ${name}`)
  return price
}
