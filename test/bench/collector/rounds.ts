import { median } from '../median.ts'
import type { Limit } from './limit.ts'
import { type Load, saturating, steady } from './load.ts'
import { type Measured, measured } from './measure.ts'
import { type Variant, variants } from './variants.ts'

/** Twenty services: 250 spans are what each has after 5 s at 50 a second; 512 are the SDK's largest export. */
const clients = 20
export const loads = {
  steady: (seconds: number) => (url: string) => steady({ url, clients, spans: 250, seconds, rate: 1000 }),
  saturating: (seconds: number) => (url: string) => saturating({ url, clients, spans: 512, seconds }),
}

type Rounds = { rounds: number; limit: Limit; answerMs: number; load(url: string): Promise<Load> }

/** One variant's rounds: medians; of what was lost or refused the worst. */
export type Row = Measured & { name: string }

const row = ({ name }: Variant, each: readonly Measured[]): Row => ({
  name,
  perSecond: median(each.map(({ perSecond }) => perSecond)),
  lost: Math.max(...each.map(({ lost }) => lost)),
  refused: Math.max(...each.map(({ refused }) => refused)),
  peakMiB: Math.max(...each.map(({ peakMiB }) => peakMiB)),
  cores: median(each.map(({ cores }) => cores)),
})

/** Measures every variant under one load; they take turns, so that noise meets all of them. */
export const inTurns = async ({ rounds, ...run }: Rounds): Promise<Row[]> => {
  const results = new Map<Variant, Measured[]>(variants.map((variant) => [variant, []]))
  for (let round = 0; round < rounds; round += 1)
    for (const variant of variants) results.get(variant)?.push(await measured({ ...variant, ...run }))
  return [...results].map(([variant, each]) => row(variant, each))
}
