import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { ownCopy, type Root } from './infra-tree.ts'
import { inventedFor } from './invented.ts'
import { startPlanAccount } from './plan-account.ts'
import { type Change, Plan, type Resolved, Values, type Written } from './plan-json.ts'
import { planned, succeeded, terraform, tree } from './terraform.ts'

export type { Resolved, Resource } from './plan-json.ts'

const managed = (plan: Plan): Change[] => plan.resource_changes.filter(({ mode }) => mode === 'managed')

const asValues = (value: unknown): Record<string, unknown> => Values.catch({}).parse(value)

// What was not given is eight letters and digits, made anew at each run: no policy may read it.
const isRandom = (value: unknown): boolean => typeof value === 'string' && /^[a-z0-9]{8}$/.test(value)

/** `known`, with everything that `unknown` marks taken from `other`; lists and objects are gone into. */
const filled = (known: unknown, unknown: unknown, other: unknown): unknown => {
  if (unknown === true) return isRandom(other) ? undefined : other
  if (Array.isArray(unknown) && Array.isArray(known) && Array.isArray(other))
    return known.map((value, index) => filled(value, unknown[index], other[index]))
  if (typeof unknown !== 'object' || unknown === null || Array.isArray(unknown)) return known
  const marks = asValues(unknown)
  const from = asValues(other)
  const merged = { ...asValues(known) }
  for (const [name, mark] of Object.entries(marks)) merged[name] = filled(merged[name], mark, from[name])
  return merged
}

const overrideOf = ({ address, type, change }: Change): string => {
  const invented = inventedFor({ address, type, values: asValues(change.after) }, asValues(change.after_unknown))
  const lines = Object.entries(invented).map(([name, value]) => `    ${name} = ${JSON.stringify(value)}`)
  return `override_resource {\n  target = ${address}\n  override_during = plan\n  values = {\n${lines.join('\n')}\n  }\n}\n`
}

const Message = z.object({ type: z.string(), test_plan: Plan.optional(), diagnostic: z.unknown().optional() })

/** Plans again with invented ids, as a test run of Terraform, which alone lets computed values be given. */
const withInvented = async (root: Root, variables: object, plan: Plan): Promise<Plan> => {
  const { folder, remove } = await ownCopy(await tree())
  const account = await startPlanAccount()
  try {
    await rm(join(folder, root, 'tests'), { recursive: true, force: true })
    await mkdir(join(folder, root, 'tests'))
    const file = join(folder, root, 'tests', 'resolved.tftest.hcl')
    await writeFile(file, `${managed(plan).map(overrideOf).join('\n')}\nrun "plan" {\n  command = plan\n}\n`)
    const values = join(folder, 'values.tfvars.json')
    await writeFile(values, JSON.stringify(variables))
    const run = await terraform(join(folder, root), ['test', '-json', '-verbose', `-var-file=${values}`], {
      AWS_ENDPOINT_URL: account.url,
    })
    const messages = run.out
      .trim()
      .split('\n')
      .map((line) => Message.parse(JSON.parse(line)))
    const wrong = messages.flatMap(({ diagnostic }) => (diagnostic ? [JSON.stringify(diagnostic)] : []))
    succeeded(run.code === 0 ? run : { ...run, err: wrong.join('\n') }, `plan of ${root} with invented ids`)
    const found = messages.find(({ test_plan }) => test_plan !== undefined)?.test_plan
    if (!found) throw new Error(`terraform test of ${root} printed no plan`)
    return found
  } finally {
    await account.stop()
    await remove()
  }
}

/** Arguments by address without index, as `module.read.aws_iam_role.read`. */
const argumentsIn = (module: Written, prefix = ''): [string, string[]][] => [
  ...module.resources.map(({ address, expressions }): [string, string[]] => [
    prefix + address,
    Object.keys(expressions),
  ]),
  ...Object.entries(module.module_calls).flatMap(([name, call]) =>
    argumentsIn(call.module, `${prefix}module.${name}.`),
  ),
]

const resolvedFrom = (plan: Plan, invented: Plan): Resolved => {
  const others = new Map(invented.resource_changes.map((change) => [change.address, change.change.after]))
  const written = new Map(plan.configuration ? argumentsIn(plan.configuration.root_module) : [])
  const outputs = Object.entries(plan.output_changes).map(([name, { after }]) => [
    name,
    invented.output_changes[name]?.after ?? after,
  ])
  return {
    outputs: Object.fromEntries(outputs),
    resources: managed(plan).map(({ address, type, name, index, change }) => ({
      address,
      type,
      name,
      key: index,
      values: asValues(filled(change.after, change.after_unknown, others.get(address))),
      written: written.get(address.replaceAll(/\[[^\]]*\]/g, '')) ?? [],
    })),
  }
}

const Kept = z.custom<Resolved>((value) => typeof value === 'object' && value !== null)

/** @returns what a plan makes, with every reference followed; kept beside the plan. Fails as `planned` does. */
export const resolved = async (root: Root, variables: object = {}): Promise<Resolved> => {
  const { json, text } = await planned(root, variables)
  const kept = join(dirname(json), 'resolved.json')
  if (existsSync(kept)) return Kept.parse(JSON.parse(await readFile(kept, 'utf8')))
  const plan = Plan.parse(JSON.parse(text))
  const result = resolvedFrom(plan, await withInvented(root, variables, plan))
  await writeFile(kept, JSON.stringify(result))
  return result
}
