import * as z from 'zod'
import { DeployId, EnvironmentName, outcomes, Sha } from '../../deploys/record.ts'

const run = z.string().regex(/^\d{1,20}$/, 'must be a number')
const id = DeployId.describe('id of the deploy')

/** The options of `otel deploys claim`. */
export const ClaimOptions = z.object({
  id,
  environment: EnvironmentName,
  sha: Sha,
  'run-id': run,
  'run-url': z.url({ protocol: /^https?$/ }),
  actor: z.string().min(1).max(100),
  ref: z.string().min(1).max(255).optional(),
  attempt: z.coerce.number().int().min(1).max(1000).default(1),
})

const image = z
  .array(z.string().regex(/^[\w./-]{1,200}=sha256:[0-9a-f]{64}$/, 'must be NAME=sha256:…'))
  .default([])
  .transform((given) => Object.fromEntries(given.map((each) => each.split('=', 2) as [string, string])))

/** The options of `otel deploys end`. */
export const EndOptions = z.object({
  id,
  environment: EnvironmentName,
  'run-id': run,
  outcome: z.enum(outcomes),
  reason: z.string().max(500).optional(),
  'config-sha256': z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  image,
})
