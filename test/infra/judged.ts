import { beforeAll, describe, expect, it } from 'vitest'
import { type Resolved, resolved } from '../tools/resolved-plan.ts'
import { exists, missingTerraform } from '../tools/terraform.ts'
import type { Policy } from './policy.ts'
import type { Variant } from './variants.ts'

/** @returns whether the policy finds a copy of the plan broken; undefined where the plan has nothing that it could break. */
const foundBroken = (policy: Policy, plan: Resolved): boolean | undefined => {
  const copy = structuredClone(plan)
  try {
    policy.breakIt(copy)
  } catch (error) {
    if (/^the plan has no /.test(error instanceof Error ? error.message : '')) return undefined
    throw error
  }
  return policy.judge(copy).length > 0
}

/** Judges every variant by every policy, and shows that each policy finds a broken plan. */
export const judged = (variants: readonly Variant[], policies: readonly Policy[]): void => {
  const present = variants.filter(({ root }) => exists(root))
  describe.skipIf(missingTerraform !== undefined)('policies', () => {
    const plans = new Map<string, Resolved>()
    beforeAll(async () => {
      for (const { title, root, variables } of present) plans.set(title, await resolved(root, variables))
    }, 900_000)

    describe.each(present)('$title', ({ title }) => {
      it.each(policies)('$rule', ({ judge }) => {
        const plan = plans.get(title)
        expect(plan?.resources.length).toBeGreaterThan(0)
        expect(plan && judge(plan)).toEqual([])
      })
    })

    describe('a plan that is broken on purpose is found', () => {
      it.each(policies)('$rule', (policy) => {
        const seen = [...plans.values()].map((plan) => foundBroken(policy, plan)).filter((each) => each !== undefined)
        expect(seen.length, 'no plan of these has what this policy is about').toBeGreaterThan(0)
        expect(seen).not.toContain(false)
      })
    })
  })
}
