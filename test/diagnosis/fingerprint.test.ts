import { describe, expect, test } from 'vitest'
import { changesBetween, type Fingerprint } from '../../src/diagnosis/fingerprint.ts'
import { goodIn } from '../../src/good.ts'
import { ask, asked } from '../ask.ts'

const at = new Date('2026-11-18T09:00:00Z')
const later = new Date('2026-11-18T10:00:00Z')
const changed = new Date('2026-11-18T09:40:00Z')
type Trait = Fingerprint['traits'][number]
const variable = (name: string, value: string, when?: Date): Trait => ({
  aspect: 'env',
  of: 'web',
  name,
  value,
  ...(when !== undefined && { at: when }),
})
const print = (when: Date, ...traits: Trait[]): Fingerprint => ({ at: when, traits })

describe('what changed between two states', () => {
  test('is what differs, was added and was taken away, with the time where it is known', () => {
    const before = print(at, variable('A', '1'), variable('B', '1'))
    const after = print(later, variable('A', '2', changed), variable('C', '3', changed))
    expect(changesBetween(before, after)).toEqual([
      { aspect: 'env', of: 'web', name: 'A', before: '1', after: '2', at: changed },
      { aspect: 'env', of: 'web', name: 'C', after: '3', at: changed },
      { aspect: 'env', of: 'web', name: 'B', before: '1', at: changed },
    ])
  })

  test('is nothing where nothing differs', () => {
    expect(changesBetween(print(at, variable('A', '1')), print(later, variable('A', '1', at)))).toEqual([])
  })

  test('says nothing about what was only looked at once', () => {
    const right: Trait = { aspect: 'permission', of: 'role', name: 'xray:PutTraceSegments', value: 'allowed' }
    expect(changesBetween(print(at, right), print(later, variable('A', '1')))).toEqual([])
    expect(changesBetween(print(at), print(later, right))).toEqual([])
  })

  test('leaves out a hash beside its settings, and a revision in which something differs', () => {
    const revision = (value: string): Trait => ({ aspect: 'revision', of: 'web', name: '', value })
    const setting = (value: string): Trait => ({
      aspect: 'setting',
      of: 'collector',
      name: 'exporters.awsemf.namespace',
      value,
    })
    const before = print(at, revision('web:1'), variable('OTEL_CONFIG_SHA256', 'aa'), setting('"One"'))
    const after = print(later, revision('web:2'), variable('OTEL_CONFIG_SHA256', 'bb'), setting('"Two"'))
    expect(changesBetween(before, after).map(({ aspect }) => aspect)).toEqual(['setting'])
    expect(changesBetween(print(at, revision('web:1')), print(later, revision('web:2')))).toHaveLength(1)
  })
})

describe('what is kept of a green verify', () => {
  const kept = () => {
    const rows = new Map<string, string>()
    return goodIn({
      keep: async (key, value) => void rows.set(key, value),
      recall: async (key) => rows.get(key),
    })
  }

  test('comes back as it was, by environment', async () => {
    const good = kept()
    await good.keep('production', print(at, variable('A', '1', changed)))
    expect(await good.last('production')).toEqual(print(at, variable('A', '1', changed)))
    expect(await good.last('staging')).toBeUndefined()
  })

  test('of a form that is no longer understood counts as none', async () => {
    const good = goodIn({ keep: async () => undefined, recall: async () => '{"old":true}' })
    expect(await good.last('production')).toBeUndefined()
    expect(
      await goodIn({ keep: async () => undefined, recall: async () => 'no JSON' }).last('production'),
    ).toBeUndefined()
  })
})

describe('troubleshoot', () => {
  test('says that nothing is known where no green verify was kept', async () => {
    expect(await ask('troubleshoot')).toContain('no green verify is kept yet')
  })

  test('fits its own schema, names the unchecked and the left out', async () => {
    const { answer } = await asked('troubleshoot', { faults: ['xray-access-denied'] })
    expect(answer?.json).toMatchObject({
      command: 'troubleshoot',
      outcome: 'findings',
      findings: [{ kind: 'xray-access-denied', confidence: 'confirmed', page: 'docs/findings/xray-access-denied.md' }],
      changed: [],
      broken: expect.arrayContaining(['exporting']),
    })
    expect(answer?.json['notChecked']).toEqual(
      expect.arrayContaining([expect.objectContaining({ reason: 'not_visible' })]),
    )
  })

  test('says which facts it could not have, and how many causes wait for them', async () => {
    expect((await ask('troubleshoot', { faults: ['read-denied'] })).replace(/\s+/g, ' ')).toMatch(
      /Not checked, \d+ causes: the collector's log\. The bot's role may not read it\./,
    )
  })
})
