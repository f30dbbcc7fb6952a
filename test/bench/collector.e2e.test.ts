import { expect, it } from 'vitest'
import { missingCollector } from '../tools/collector.ts'
import { missingRenderer } from '../tools/render-collector.ts'
import { limited } from './collector/limit.ts'
import { inTurns, loads } from './collector/rounds.ts'

// No speed is asserted here: only that the bench still measures what it names.
it.skipIf(missingRenderer ?? missingCollector)(
  'loses no span of a short load in any variant, and sees each',
  async () => {
    const limit = limited(0.5, 2 ** 30)
    const rows = await inTurns({ rounds: 1, limit, answerMs: 20, load: loads.steady(2) })
    limit.release()
    expect(rows.map(({ lost, refused }) => ({ lost, refused }))).toEqual(rows.map(() => ({ lost: 0, refused: 0 })))
    for (const { perSecond, peakMiB } of rows) {
      expect(perSecond).toBeGreaterThan(0)
      expect(peakMiB).toBeGreaterThan(20)
    }
  },
)
