import * as z from 'zod'

/** Attributes of a resource by name. */
export const Values = z.record(z.string(), z.unknown())

const Change = z.object({
  address: z.string(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
  index: z.union([z.string(), z.number()]).optional(),
  change: z.object({
    actions: z.array(z.string()),
    after: z.unknown().optional(),
    after_unknown: z.unknown().optional(),
  }),
})
/** What a plan does with one resource. */
export type Change = z.infer<typeof Change>

// A resource as it is written: its expressions name the arguments that are given.
const Written = z.object({
  resources: z
    .array(z.object({ address: z.string(), expressions: z.record(z.string(), z.unknown()).default({}) }))
    .default([]),
  get module_calls() {
    return z.record(z.string(), z.object({ module: Written })).default({})
  },
})
export type Written = z.infer<typeof Written>

/** What is read of the JSON that `terraform show` and `terraform test` print. */
export const Plan = z.object({
  configuration: z.object({ root_module: Written }).optional(),
  resource_changes: z.array(Change).default([]),
  output_changes: z.record(z.string(), z.object({ after: z.unknown().optional() })).default({}),
})
export type Plan = z.infer<typeof Plan>

/** One resource that a plan makes; what only AWS knows is invented (`inventedFor`). */
export type Resource = {
  address: string
  type: string
  name: string
  key: string | number | undefined
  values: Record<string, unknown>
  /** Arguments that are written in the source; the others have the provider's default. */
  written: string[]
}

export type Resolved = { resources: Resource[]; outputs: Record<string, unknown> }
