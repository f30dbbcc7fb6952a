import { describe, expect, test } from 'vitest'
import type { Fault } from '../../sandbox/faults/fault.ts'
import { faults } from '../../sandbox/faults/index.ts'
import { type Area, type Kind, kindsByArea } from '../../src/diagnosis/kinds.ts'
import { diagnosed, putLines, said } from './diagnosed.ts'
import type { NearMisses, Variant, Variants } from './variants/variant.ts'

const found = ({ faults: names = [], collector = [], applications = [], change, symptom }: Variant) =>
  diagnosed({
    faults: names,
    ...(symptom !== undefined && { symptom }),
    change(world) {
      change?.(world)
      if (collector.length > 0) putLines(world, 'collector', collector)
      if (applications.length > 0) putLines(world, 'applications', applications)
    },
  })

const rowsOf = <V extends Variant>(table: Partial<Record<Kind, readonly V[]>>) =>
  (Object.entries(table) as [Kind, readonly V[]][]).flatMap(([kind, list]) =>
    list.map((variant) => [kind, variant.name, variant] as const),
  )

/** Every cause of an area by its fault, in its variants, and against what only looks like it. */
export const testArea = (area: Area, tables: { variants: Variants; nearMisses: NearMisses }): void => {
  const kinds = Object.keys(kindsByArea[area]) as Kind[]
  const own = (faults as readonly Fault[]).filter(({ finds }) => finds !== undefined && kinds.includes(finds))

  test.each(own.map(({ name, finds }) => [name, finds] as const))(
    '%s: the cause %s is found first',
    async (name, kind) => {
      const answer = await diagnosed({ faults: [name] })
      expect(answer.findings[0]?.cause.kind, said(answer).join('\n')).toBe(kind)
    },
  )

  describe('a cause is found first in each of its variants', () => {
    test.each(rowsOf(tables.variants))('%s: %s', async (kind, _name, variant) => {
      const answer = await found(variant)
      const [first] = answer.findings
      expect(first?.cause.kind, said(answer).join('\n')).toBe(kind)
      if (variant.confidence !== undefined) expect(first?.confidence).toBe(variant.confidence)
    })
  })

  describe('what only looks like a cause is none', () => {
    test.each(rowsOf(tables.nearMisses))('%s: %s', async (kind, _name, variant) => {
      const answer = await found(variant)
      const all: Kind[] = answer.findings.map(({ cause }) => cause.kind)
      expect(all, said(answer).join('\n')).not.toContain(kind)
      if (variant.finds !== undefined) expect(all[0], said(answer).join('\n')).toBe(variant.finds)
    })
  })

  test.each(kinds)('%s has at least three variants', (kind) => {
    expect(tables.variants[kind]?.length ?? 0).toBeGreaterThanOrEqual(3)
  })
}
