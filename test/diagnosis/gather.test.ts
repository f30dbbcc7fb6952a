import { describe, expect, it } from 'vitest'
import { makeClock } from '../../sandbox/account/clock.ts'
import { simulated } from '../../sandbox/simulated.ts'
import { makeAccounts } from '../../src/app/accounts.ts'
import type { FactName } from '../../src/diagnosis/facts/schemas.ts'
import { factSchemas } from '../../src/diagnosis/facts/schemas.ts'
import { facts } from '../../src/diagnosis/facts.ts'
import { gather, knownOf } from '../../src/diagnosis/gather.ts'
import { completed, EnvironmentRow } from '../../src/environment.ts'
import { start } from '../ask.ts'

const setting = (signal = new AbortController().signal, faults: readonly string[] = []) => {
  const { world, hooks } = simulated({ clock: makeClock(start), faults })
  const environment = completed(EnvironmentRow.parse(world.production.environment))
  const ports = makeAccounts({ now: world.clock.now, hooks })(environment, signal)
  return { world, context: { ports, environment, now: world.clock.now(), signal } }
}

const names = Object.keys(facts) as FactName[]

describe('gathering facts', () => {
  it('fetches each once, however many need it', async () => {
    const { world, context } = setting()
    await gather(['services', 'taskDefinitions', 'collectorTaskDefinition', 'collectorIngress'], context)
    expect(world.calls.filter(({ operation }) => operation === 'DescribeServices')).toHaveLength(1)
  })
  it('does not fetch again what is known', async () => {
    const { world, context } = setting()
    const first = await gather(['services', 'alarms'], context)
    const before = world.calls.length
    const second = await gather(['alarms', 'subscriptions'], context, first)
    expect(second.services).toEqual(first.services)
    expect(world.calls.slice(before).map(({ operation }) => operation)).toEqual(['ListSubscriptionsByTopic'])
  })
  it('says why a fact is missing, and the same of those that need it', async () => {
    const { world, context } = setting()
    world.failWith('ecs', 'DescribeServices', 'AccessDeniedException', { message: 'no' })
    const found = await gather(['taskDefinitions', 'dashboard'], context)
    expect(found.services).toMatchObject({ state: 'missing', reason: 'access_denied' })
    expect(found.taskDefinitions).toMatchObject({ state: 'missing', reason: 'access_denied' })
    expect(found.dashboard).toMatchObject({ state: 'known', value: true })
  })
  it('keeps what came in time when the time is up, also from a port that ignores the signal', async () => {
    const end = new AbortController()
    const { context } = setting(end.signal)
    const never = {
      ...context.ports,
      watching: { ...context.ports.watching, dashboardExists: () => new Promise<boolean>(() => {}) },
    }
    const gathering = gather(['alarms', 'dashboard'], { ...context, ports: never })
    await gather(['alarms'], context)
    end.abort()
    const found = await gathering
    expect(found.dashboard).toMatchObject({ state: 'missing', reason: 'timed_out' })
    expect(found.alarms?.state).toBe('known')
  })
  it('does not hide a bug', async () => {
    const { context } = setting()
    const broken = {
      ...context.ports,
      watching: { ...context.ports.watching, dashboardExists: async () => JSON.parse('{') },
    }
    await expect(gather(['dashboard'], { ...context, ports: broken })).rejects.toThrow(SyntaxError)
  })
})

describe('every fact', () => {
  it.each(names)('%s fits its own schema, also after a trip through JSON', async (name) => {
    const { context } = setting(undefined, name === 'indexedPercent' ? ['transaction-search'] : [])
    const found = (await gather([name], context))[name]
    if (found?.state !== 'known') throw new Error(`${name} is missing`)
    expect(factSchemas[name].parse(JSON.parse(JSON.stringify(found.value)))).toEqual(found.value)
  })
  it.each(names)('%s shows a command that a person can run', async (name) => {
    const { context } = setting()
    const command = facts[name].command(context.environment, knownOf(await gather([name], context)))
    expect(command).toMatch(/^aws [a-z0-9]+ [a-z-]+ /)
    // Nothing that the reader would have to fill in.
    expect(command).not.toMatch(/\b(TOPIC|GROUP|TASK_ROLE|SERVICE|undefined)\b/)
  })
})
