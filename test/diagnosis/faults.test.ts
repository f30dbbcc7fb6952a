import { expect, test } from 'vitest'
import type { Fault } from '../../sandbox/faults/fault.ts'
import { faults } from '../../sandbox/faults/index.ts'
import { diagnosed, said } from './diagnosed.ts'

const all: readonly Fault[] = faults

/** A few of every area; the suite of the diagnosis has all of them, in their variants. */
const some = all.filter(({ finds }) => finds !== undefined).filter((_, index) => index % 8 === 0)

test.each(some.map(({ name, finds }) => [name, finds] as const))(
  '%s: the cause %s is found first',
  async (name, kind) => {
    const found = await diagnosed({ faults: [name] })
    expect(found.findings[0]?.cause.kind, said(found).join('\n')).toBe(kind)
  },
)

test('a healthy account yields no finding, and every cause was checked', async () => {
  const found = await diagnosed()
  expect(said(found)).toEqual([])
  expect(found.notChecked.map(({ cause, fact, reason }) => `${cause.kind} ${fact} ${reason}`)).toEqual([])
})
