import * as z from 'zod'
import {
  Alarm,
  Instance,
  LogPage,
  Metric,
  Series,
  Service,
  Subscription,
  Task,
  TaskDefinition,
  TraceSummary,
} from '../../ports.ts'

const Measured = z.object({ metric: Metric, statistic: z.string(), points: Series.shape.points })
export type Measured = z.infer<typeof Measured>

/** What runs, and the newest revision of its family; the same where nothing waits to be deployed. */
const Revisions = z.object({ running: TaskDefinition, newest: TaskDefinition })
export type Revisions = z.infer<typeof Revisions>

/** The shape of every fact, so that a saved one can be parsed again. */
export const factSchemas = {
  services: z.object({ services: z.array(Service), total: z.int() }),
  collectorTasks: z.array(Task),
  collectorTaskDefinition: Revisions,
  taskDefinitions: z.array(Revisions.extend({ service: z.string() })),
  instances: z.array(Instance),
  collectorMetrics: z.object({ series: z.array(Measured), complete: z.boolean(), from: z.coerce.date() }),
  collectorUsage: z.object({ cpuPercent: z.number().optional(), memoryPercent: z.number().optional() }),
  applicationMetrics: z.object({
    metrics: z.array(z.object({ metric: Metric, lastAt: z.coerce.date().optional() })),
    complete: z.boolean(),
  }),
  traceDestination: z.enum(['xray', 'logs']),
  traces: z.object({ traces: z.array(TraceSummary), complete: z.boolean(), from: z.coerce.date() }),
  indexedPercent: z.number().nullable(),
  logLines: LogPage,
  collectorLog: LogPage,
  alarms: z.array(Alarm),
  subscriptions: z.array(z.object({ topic: z.string(), subscriptions: z.array(Subscription) })),
  dashboard: z.boolean(),
  collectorPermissions: z.object({
    role: z.string(),
    decisions: z.array(
      z.object({ action: z.string(), decision: z.enum(['allowed', 'implicit_deny', 'explicit_deny']) }),
    ),
  }),
  collectorIngress: z.array(
    z.object({
      group: z.string(),
      protocol: z.string(),
      fromPort: z.number(),
      toPort: z.number(),
      sources: z.array(z.string()),
    }),
  ),
} satisfies Record<string, z.ZodType>

export type FactName = keyof typeof factSchemas
export type FactValues = { [N in FactName]: z.infer<(typeof factSchemas)[N]> }
