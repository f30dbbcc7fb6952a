import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { otel } from './otel.ts'

const folder = mkdtempSync(join(tmpdir(), 'otel-canary-'))
afterAll(() => rmSync(folder, { recursive: true }))

const canary = ['verify', '--canary', '--hops', 'canary', '--sandbox']
const hopOf = (out: string) => JSON.parse(out).hops.find(({ id }: { id: string }) => id === 'canary')

describe('otel verify --canary', () => {
  it('waits by itself until both have come back, says so meanwhile, and answers once', async () => {
    const { status, out, err } = await otel([...canary, '--json'])
    expect([status, hopOf(out).status]).toEqual([0, 'passed'])
    expect(err.match(/The canary was sent \d+ s ago; looking for it …/g)?.slice(0, 3)).toEqual([
      'The canary was sent 0 s ago; looking for it …',
      'The canary was sent 10 s ago; looking for it …',
      'The canary was sent 20 s ago; looking for it …',
    ])
  })

  it('waits five minutes and no longer for what never comes, then it has failed', async () => {
    const { status, out, err } = await otel([...canary, '--fault', 'emf-access-denied'])
    expect(status).toBe(1)
    expect(out).toMatch(
      /The metric point was taken by the collector and is not in AgentTeam\/production 3\d\d s\s+later/,
    )
    expect(err.match(/looking for it/g)?.length).toBeLessThanOrEqual(31)
  })

  it('does not wait for what was not sent', async () => {
    const { status, err } = await otel([...canary, '--fault', 'memory-limiter'])
    expect([status, err.includes('looking for it')]).toEqual([1, false])
  })

  it('can be saved and judged again elsewhere, without sending another', async () => {
    const file = join(folder, 'facts.json')
    const live = await otel([...canary, '--json', '--fault', 'xray-access-denied', '--save', file])
    const replayed = await otel(['verify', '--json', '--facts', file])
    expect(hopOf(replayed.out)).toEqual(hopOf(live.out))
    expect(replayed.status).toBe(1)
  })
})
