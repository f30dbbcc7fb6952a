import * as z from 'zod'

const Values = z.record(z.string(), z.unknown())

const Change = z.object({
  address: z.string(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
  index: z.union([z.string(), z.number()]).optional(),
  change: z.object({
    actions: z.array(z.string()),
    before: Values.nullish(),
    after: Values.nullish(),
    after_unknown: z.union([Values, z.boolean()]).optional(),
  }),
})

/** A module as it is written: what each argument refers to. */
const Written = z.object({
  resources: z
    .array(z.object({ address: z.string(), expressions: z.record(z.string(), z.unknown()).default({}) }))
    .default([]),
  get module_calls() {
    return z.record(z.string(), z.object({ module: Written.optional() })).default({})
  },
})
type Written = z.infer<typeof Written>

/** What `terraform show -json PLAN` prints, as far as it is read here. Source: Terraform, JSON output format 1.x. */
const Plan = z.object({
  format_version: z.string().regex(/^1\./),
  resource_changes: z.array(Change).default([]),
  configuration: z.object({ root_module: Written }).optional(),
})

/** One resource on one side of a plan; what is not known before it is applied is not among its values. */
export type Resource = {
  address: string
  type: string
  key: string | number | undefined
  values: Readonly<Record<string, unknown>>
  /** Addresses that an argument refers to, with the module's prefix. */
  refersTo(argument: string): readonly string[]
}

/** The account before and after a plan, as far as the plan knows it. */
export type Sides = { before: Resource[]; after: Resource[] }

/** Every `references` list below an expression, however deep: blocks nest. */
const referencesIn = (expression: unknown): string[] => {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn)
  if (typeof expression !== 'object' || expression === null) return []
  return Object.entries(expression).flatMap(([key, value]) =>
    key === 'references' && Array.isArray(value)
      ? value.filter((each): each is string => typeof each === 'string')
      : referencesIn(value),
  )
}

type Expressions = ReadonlyMap<string, Readonly<Record<string, unknown>>>

const expressionsIn = (module: Written, prefix = ''): [string, Record<string, unknown>][] => [
  ...module.resources.map(({ address, expressions }): [string, Record<string, unknown>] => [
    prefix + address,
    expressions,
  ]),
  ...Object.entries(module.module_calls).flatMap(([name, call]) =>
    call.module === undefined ? [] : expressionsIn(call.module, `${prefix}module.${name}.`),
  ),
]

const withoutIndex = (address: string): string => address.replaceAll(/\[[^\]]*\]/g, '')
const moduleOf = (address: string): string => /^(?:module\.[^.]+\.)*/.exec(withoutIndex(address))?.[0] ?? ''

const known = (values: Readonly<Record<string, unknown>>, unknown: unknown): Record<string, unknown> => {
  const marks = Values.safeParse(unknown).data ?? {}
  return Object.fromEntries(Object.entries(values).filter(([name]) => marks[name] !== true))
}

const resource = (
  { address, type, index }: z.infer<typeof Change>,
  values: Readonly<Record<string, unknown>>,
  expressions: Expressions,
): Resource => ({
  address,
  type,
  key: index,
  values,
  refersTo: (argument) => {
    const prefix = moduleOf(address)
    return referencesIn(expressions.get(withoutIndex(address))?.[argument]).map((each) => prefix + each)
  },
})

/**
 * @param text what `terraform show -json PLAN` printed, of anybody's configuration
 * @returns both sides of the plan, or what is wrong with the text
 */
export const sidesOf = (text: string): Sides | { problem: string } => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { problem: 'JSON' }
  }
  const plan = Plan.safeParse(value)
  if (!plan.success) return { problem: z.prettifyError(plan.error) }
  const { resource_changes: changes, configuration } = plan.data
  const expressions: Expressions = new Map(configuration === undefined ? [] : expressionsIn(configuration.root_module))
  const managed = changes.filter(({ mode }) => mode === 'managed')
  return {
    before: managed.flatMap((each) => (each.change.before ? [resource(each, each.change.before, expressions)] : [])),
    after: managed.flatMap((each) =>
      each.change.after ? [resource(each, known(each.change.after, each.change.after_unknown), expressions)] : [],
    ),
  }
}

/** @returns the resources of those types. */
export const ofType = (resources: readonly Resource[], ...types: readonly string[]): Resource[] =>
  resources.filter(({ type }) => types.includes(type))

/** @returns the value when it is a text that is not empty. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** @returns the value when it is a number, or a text of digits as some arguments are. */
export const number = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined

/** @returns the value as a list of texts. */
export const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

/** @returns the blocks of an argument: Terraform writes one block as a list of one. */
export const blocks = (value: unknown): Readonly<Record<string, unknown>>[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each: unknown) => {
    const block = Values.safeParse(each).data
    return block === undefined ? [] : [block]
  })

/**
 * @returns the resources that an argument means: by a value that is known on both sides, else by what it refers to;
 * of several instances the one with the same key, or all of them where the plan does not say which
 */
export const meant = (
  from: Resource,
  argument: string,
  candidates: readonly Resource[],
  names: readonly string[],
): Resource[] => {
  const value = text(from.values[argument])
  if (value !== undefined)
    return candidates.filter(({ values }) =>
      names.some((name) => values[name] === value || value.endsWith(`/${String(values[name])}`)),
    )
  const addresses = from.refersTo(argument)
  const exact = candidates.filter(({ address }) =>
    addresses.some((each) => each === address || each.startsWith(`${address}.`)),
  )
  if (exact.length > 0) return exact
  const of = candidates.filter(({ address }) => addresses.includes(withoutIndex(address)))
  const same = of.filter(({ key }) => key !== undefined && key === from.key)
  return same.length > 0 ? same : of
}
