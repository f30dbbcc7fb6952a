import { describe, expect, it } from 'vitest'
import { makeClock } from '../../sandbox/account/clock.ts'
import { ago } from '../../sandbox/faults/fault.ts'
import { simulated } from '../../sandbox/simulated.ts'
import { makeAccounts } from '../../src/app/accounts.ts'
import type { FactName } from '../../src/diagnosis/facts/schemas.ts'
import { gather } from '../../src/diagnosis/gather.ts'
import { completed, EnvironmentRow } from '../../src/environment.ts'
import { start } from './diagnosed.ts'

const setting = (faults: readonly string[] = []) => {
  const { world, hooks } = simulated({ clock: makeClock(start), faults })
  const environment = completed(EnvironmentRow.parse(world.production.environment))
  const { signal } = new AbortController()
  const ports = makeAccounts({ now: world.clock.now, hooks })(environment, signal)
  const asked = async (name: FactName) => {
    const fact = (await gather([name], { ports, environment, now: world.clock.now(), signal }))[name]
    return fact?.state === 'known' ? fact.value : fact?.reason
  }
  return { world, asked, calls: (name: string) => world.calls.filter(({ operation }) => operation === name).length }
}

describe('what is looked for elsewhere', () => {
  it('is not asked for where the own namespace has fresh metrics', async () => {
    const { asked, calls } = setting()
    expect(await asked('otherNamespaces')).toEqual([])
    const before = calls('ListMetrics')
    await asked('applicationMetrics')
    expect(calls('ListMetrics') - before).toBe(before)
  })
  it('names the namespaces and the services in them', async () => {
    const { asked } = setting(['wrong-namespace'])
    expect(await asked('otherNamespaces')).toEqual([
      { namespace: 'AgentTeam/product', metrics: expect.any(Number), services: expect.arrayContaining(['agent-api']) },
    ])
  })
  it('compares the indexed traces with those stored only with Transaction Search', async () => {
    expect(await setting().asked('indexedTraces')).toBeNull()
    expect(await setting(['transaction-search']).asked('indexedTraces')).toMatchObject({ complete: true })
  })
  it('finds the newest trace before an empty window', async () => {
    const { world, asked } = setting()
    expect(await asked('olderTraces')).toBeNull()
    world.production.conditions.push({ kind: 'unsent', signals: ['traces'], since: ago(world.production, 120) })
    world.production.cache.clear()
    const found = (await asked('olderTraces')) as { newestAt: Date } | null
    const minutes = (start.getTime() - (found?.newestAt.getTime() ?? 0)) / 60_000
    expect(minutes).toBeGreaterThan(119)
    expect(minutes).toBeLessThan(130)
  })
  it("lists X-Ray's groups with their expressions", async () => {
    expect(await setting(['annotation-not-indexed']).asked('traceGroups')).toEqual([
      { name: 'Default', filter: '' },
      { name: 'billing-agent', filter: 'annotation[agent.id] = "billing" AND fault = true' },
    ])
  })
  it('reads the events that metrics are made of by kind', async () => {
    const { kinds } = (await setting().asked('emfEvents')) as { kinds: { service: string; count: number }[] }
    expect(kinds.length).toBeGreaterThan(5)
    expect(kinds.length).toBeLessThan(40)
    expect(Math.max(...kinds.map(({ count }) => count))).toBeGreaterThan(2)
  })
})
