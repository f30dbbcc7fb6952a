import { describe, expect, test } from 'vitest'
import { type Kind, kindsByArea } from '../../src/diagnosis/kinds.ts'
import { diagnosed, putLines, said } from './diagnosed.ts'
import { applicationsNearMisses } from './near-misses/applications.ts'
import { exportsNearMisses } from './near-misses/exports.ts'
import { logsNearMisses } from './near-misses/logs.ts'
import { metricsNearMisses } from './near-misses/metrics.ts'
import { startNearMisses } from './near-misses/start.ts'
import { tasksNearMisses } from './near-misses/tasks.ts'
import { applicationsVariants } from './variants/applications.ts'
import { exportsVariants } from './variants/exports.ts'
import { logsVariants } from './variants/logs.ts'
import { metricsVariants } from './variants/metrics.ts'
import { startVariants } from './variants/start.ts'
import { tasksVariants } from './variants/tasks.ts'
import type { NearMisses, Variant, Variants } from './variants/variant.ts'

const variants: Variants = {
  ...startVariants,
  ...tasksVariants,
  ...exportsVariants,
  ...applicationsVariants,
  ...metricsVariants,
  ...logsVariants,
}
const nearMisses: NearMisses = {
  ...startNearMisses,
  ...tasksNearMisses,
  ...exportsNearMisses,
  ...applicationsNearMisses,
  ...metricsNearMisses,
  ...logsNearMisses,
}

const found = ({ faults = [], collector = [], applications = [], change, symptom }: Variant) =>
  diagnosed({
    faults,
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

describe('a cause is found first in each of its variants', () => {
  test.each(rowsOf(variants))('%s: %s', async (kind, _name, variant) => {
    const answer = await found(variant)
    const [first] = answer.findings
    expect(first?.cause.kind, said(answer).join('\n')).toBe(kind)
    if (variant.confidence !== undefined) expect(first?.confidence).toBe(variant.confidence)
  })
})

describe('what only looks like a cause is none', () => {
  test.each(rowsOf(nearMisses))('%s: %s', async (kind, _name, variant) => {
    const answer = await found(variant)
    const kinds: Kind[] = answer.findings.map(({ cause }) => cause.kind)
    expect(kinds, said(answer).join('\n')).not.toContain(kind)
    if (variant.finds !== undefined) expect(kinds[0], said(answer).join('\n')).toBe(variant.finds)
  })
})

/** Kinds whose whole evidence is a state that the fault already shows. */
const few: Partial<Record<Kind, string>> = {}

test.each(Object.values(kindsByArea).flatMap((area) => Object.keys(area) as Kind[]))(
  '%s has at least three variants',
  (kind) => {
    if (few[kind] === undefined) expect(variants[kind]?.length ?? 0).toBeGreaterThanOrEqual(3)
  },
)
