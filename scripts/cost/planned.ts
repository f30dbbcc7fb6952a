import type { Resolved, Resource } from '../../test/tools/resolved-plan.ts'

/** @returns a plan's resources of one type. */
export const named = (plan: Resolved, type: string): Resource[] => plan.resources.filter((each) => each.type === type)
/** @returns a nested block's values; Terraform writes one block as a list of one. */
export const first = (value: unknown): Record<string, unknown> =>
  Array.isArray(value) && typeof value[0] === 'object' && value[0] !== null
    ? Object.fromEntries(Object.entries(value[0]))
    : {}
/** @returns the texts in a list. */
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
