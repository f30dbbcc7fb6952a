import * as z from 'zod'
import { date, labels } from './values.ts'

export const TaskDefinition = z.object({
  arn: z.string(),
  family: z.string(),
  revision: z.int(),
  registeredAt: date.optional(),
  taskRole: z.string().optional(),
  executionRole: z.string().optional(),
  /** CPU units (1024 are one vCPU) and MiB. */
  cpu: z.number().optional(),
  memory: z.number().optional(),
  /** `X86_64` or `ARM64`; ECS takes X86_64 where nothing is said. */
  architecture: z.string().optional(),
  containers: z.array(
    z.object({
      name: z.string(),
      image: z.string(),
      essential: z.boolean(),
      environment: labels,
      /** Variable name to the ARN or name it is read from; never a value. */
      secrets: labels,
      healthCheck: z.array(z.string()).optional(),
      /** In seconds; what is not set is ECS's default. */
      healthCheckTimes: z
        .object({ interval: z.number(), timeout: z.number(), retries: z.number(), startPeriod: z.number() })
        .optional(),
      entryPoint: z.array(z.string()).optional(),
      command: z.array(z.string()).optional(),
      /** MiB, the limit at which the container is killed. */
      memory: z.number().optional(),
      readonlyRoot: z.boolean().optional(),
      /** Seconds between SIGTERM and SIGKILL. */
      stopTimeout: z.number().optional(),
      ports: z.array(z.int()).optional(),
      /** `awslogs`, `awsfirelens` …; absent where the container has none. */
      logDriver: z.string().optional(),
      logGroup: z.string().optional(),
      logOptions: labels,
    }),
  ),
})
export type TaskDefinition = z.infer<typeof TaskDefinition>
