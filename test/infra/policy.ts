import type { Resolved, Resource } from '../tools/resolved-plan.ts'

/** One rule that no general checker knows. */
export type Policy = {
  /** A sentence that is true of every plan. */
  rule: string
  /** @returns what breaks the rule, one line each; empty when nothing does. */
  judge(plan: Resolved): string[]
  /** Breaks the rule in a plan that is the caller's own, so that it can be seen to be found. */
  breakIt(plan: Resolved): void
}

/** @returns the resources of that type. */
export const ofType = ({ resources }: Resolved, ...types: string[]): Resource[] =>
  resources.filter(({ type }) => types.includes(type))

/** @returns the first resource of that type; throws where there is none, since then a policy was tried on the wrong plan. */
export const one = (plan: Resolved, type: string, matches: (resource: Resource) => boolean = () => true): Resource => {
  const found = ofType(plan, type).find(matches)
  if (!found) throw new Error(`the plan has no ${type} to break`)
  return found
}

/** @returns a nested block's values; Terraform writes one block as a list of one. */
export const block = (values: Record<string, unknown>, name: string): Record<string, unknown> | undefined => {
  const value = values[name]
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'object' && first !== null ? Object.fromEntries(Object.entries(first)) : undefined
}

/** @returns the texts in a list; anything else is left out. */
export const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string')
