import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import type { Root } from './infra-tree.ts'
import { resolved } from './resolved-plan.ts'
import { planned } from './terraform.ts'

const Module = z.looseObject({
  resources: z.array(z.looseObject({ address: z.string(), values: z.unknown().optional() })).default([]),
  get child_modules() {
    return z.array(Module).default([])
  },
})
type Module = z.infer<typeof Module>

const Whole = z.looseObject({
  planned_values: z.looseObject({ root_module: Module }),
  resource_changes: z.array(z.looseObject({ address: z.string(), change: z.looseObject({}) })).default([]),
})

/**
 * @returns the path of a plan's JSON, as Terraform shows it, with every reference followed: what general checkers are given,
 * since they hold an unknown value against a resource
 */
export const resolvedJson = async (root: Root, variables: object = {}): Promise<string> => {
  const { json, text } = await planned(root, variables)
  const place = join(dirname(json), 'whole.json')
  if (existsSync(place)) return place
  const { resources } = await resolved(root, variables)
  const values = new Map(resources.map((each) => [each.address, each.values]))
  const filledIn = (module: Module): Module => ({
    ...module,
    resources: module.resources.map((each) => ({ ...each, values: values.get(each.address) ?? each.values })),
    child_modules: module.child_modules.map(filledIn),
  })
  const whole = Whole.parse(JSON.parse(text))
  const changes = whole.resource_changes.map((each) => {
    const after = values.get(each.address)
    return after ? { ...each, change: { ...each.change, after, after_unknown: {} } } : each
  })
  const root_module = filledIn(whole.planned_values.root_module)
  await writeFile(
    place,
    JSON.stringify({ ...whole, planned_values: { ...whole.planned_values, root_module }, resource_changes: changes }),
  )
  return place
}
