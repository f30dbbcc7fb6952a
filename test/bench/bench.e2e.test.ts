import { expect, it } from 'vitest'
import { coldStartBench } from './cold-start.ts'
import { verifyBench } from './verify.ts'

// No time is asserted here: only that the benchmarks still measure what they name.
it('measures a cold start of every variant, each of which queued its command', async () => {
  const { whole, held } = await coldStartBench(1)
  for (const times of [whole, held]) {
    expect(times).toHaveLength(4)
    for (const { medianMs } of times) expect(medianMs).toBeGreaterThan(0)
  }
})

it('measures verify and its longest chain of calls', async () => {
  const { wallMs, chainMs, calls } = await verifyBench(1)
  expect(calls).toBeGreaterThan(10)
  expect(chainMs).toBeGreaterThan(100)
  expect(wallMs).toBeGreaterThan(100)
})
