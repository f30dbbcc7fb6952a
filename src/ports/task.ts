import * as z from 'zod'
import { date } from './values.ts'

export const Task = z.object({
  arn: z.string(),
  id: z.string(),
  /** The ECS group, `service:<name>` for a service's task. */
  group: z.string(),
  lastStatus: z.string(),
  desiredStatus: z.string(),
  health: z.enum(['healthy', 'unhealthy', 'unknown']),
  taskDefinition: z.string(),
  /** The deployment that started it, for a service's task. */
  startedBy: z.string().optional(),
  createdAt: date.optional(),
  startedAt: date.optional(),
  stoppedAt: date.optional(),
  stopCode: z.string().optional(),
  stoppedReason: z.string().optional(),
  /** Private IPv4 address of the task's network interface. */
  ip: z.string().optional(),
  containers: z.array(
    z.object({
      name: z.string(),
      lastStatus: z.string(),
      health: z.enum(['healthy', 'unhealthy', 'unknown']),
      exitCode: z.int().optional(),
      reason: z.string().optional(),
      image: z.string().optional(),
      imageDigest: z.string().optional(),
    }),
  ),
})
export type Task = z.infer<typeof Task>
