import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'

export const root = join(import.meta.dirname, '..', '..')
const folder = join(root, '.github', 'workflows')

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const scalars = z.record(z.string(), scalar).default({})
const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']))

const Step = z.strictObject({
  name: z.string().optional(),
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  with: scalars,
  env: scalars,
  run: z.string().optional(),
  'timeout-minutes': z.number().optional(),
  'working-directory': z.string().optional(),
})
export type Step = z.infer<typeof Step>

const Job = z.strictObject({
  name: z.string(),
  needs: z.string().optional(),
  if: z.string().optional(),
  'runs-on': z.string(),
  'timeout-minutes': z.number(),
  environment: z.strictObject({ name: z.string() }).optional(),
  permissions,
  outputs: scalars,
  env: scalars,
  steps: z.array(Step),
})
export type Job = z.infer<typeof Job>

const Workflow = z.strictObject({
  name: z.string(),
  'run-name': z.string().optional(),
  on: z.looseObject({}),
  permissions,
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean(), queue: z.string().optional() }),
  jobs: z.record(z.string(), Job),
})
export type Workflow = z.infer<typeof Workflow>

/** @returns a workflow of this repository; a key that is not known here fails. */
export const workflow = (name: string): Workflow => Workflow.parse(parse(readFileSync(join(folder, name), 'utf8')))

export const workflowNames = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))

/** The file as text, for what parsing loses, such as comments. */
export const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8')
