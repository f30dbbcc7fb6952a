import * as z from 'zod'
import { date } from './values.ts'

export const Deployment = z.object({
  id: z.string(),
  /** PRIMARY is the one being rolled out or the one that stands; ACTIVE is an older one still draining. */
  status: z.string(),
  rollout: z.enum(['completed', 'in_progress', 'failed', 'unknown']),
  rolloutReason: z.string().optional(),
  taskDefinition: z.string(),
  running: z.int(),
  wanted: z.int(),
  failedTasks: z.int(),
  createdAt: date.optional(),
  updatedAt: date.optional(),
})
export type Deployment = z.infer<typeof Deployment>

export const Service = z.object({
  name: z.string(),
  arn: z.string(),
  status: z.string(),
  running: z.int(),
  wanted: z.int(),
  pending: z.int(),
  /** ARN with revision. */
  taskDefinition: z.string(),
  createdAt: date.optional(),
  deployments: z.array(Deployment),
  events: z.array(z.object({ at: date, message: z.string() })),
  /** ARNs of the Cloud Map services that ECS registers the tasks in. */
  registries: z.array(z.string()),
  /** Target groups that ECS registers the tasks in, with the container's port. */
  targets: z.array(z.object({ group: z.string(), container: z.string(), port: z.int().optional() })).optional(),
  /** Whether a deployment that cannot start its tasks is stopped, and the one before brought back. */
  circuitBreaker: z.object({ enabled: z.boolean(), rollsBack: z.boolean() }).optional(),
  subnets: z.array(z.string()),
  /** Whether its tasks get public addresses. */
  publicIp: z.boolean().optional(),
  securityGroups: z.array(z.string()),
})
export type Service = z.infer<typeof Service>
