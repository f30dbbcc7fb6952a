import * as z from 'zod'
import {
  Alarm,
  Endpoint,
  EventRule,
  GroupRule,
  Instance,
  LogDigest,
  LogGroup,
  LogPage,
  Metric,
  Series,
  Service,
  SubnetWay,
  Subscription,
  Task,
  TaskDefinition,
  TraceGroup,
  TraceSummary,
} from '../../ports.ts'
import { CanaryRun } from '../../reads/canary.ts'
import { EmfKind } from '../emf.ts'
import { SampledLine } from '../lines/sampled-line.ts'

const Measured = z.object({ metric: Metric, statistic: z.string(), points: Series.shape.points })
export type Measured = z.infer<typeof Measured>

/** What runs, and the newest revision of its family; the same where nothing waits to be deployed. */
const Revisions = z.object({ running: TaskDefinition, newest: TaskDefinition })
export type Revisions = z.infer<typeof Revisions>

/**
 * A collector's configuration as it is stored, without what may be secret. `from` is the variable or parameter that it
 * was read from.
 */
const CollectorConfig = z.object({
  from: z.string(),
  version: z.int().optional(),
  modifiedAt: z.coerce.date().optional(),
  /** Undefined where the text is no YAML or no mapping; then `problem` says so. */
  config: z.record(z.string(), z.unknown()).optional(),
  problem: z.string().optional(),
})
export type CollectorConfig = z.infer<typeof CollectorConfig>

/** The shape of every fact, so that a saved one can be parsed again. */
export const factSchemas = {
  services: z.object({ services: z.array(Service), total: z.int() }),
  collectorTasks: z.array(Task),
  collectorTaskDefinition: Revisions,
  taskDefinitions: z.array(Revisions.extend({ service: z.string() })),
  instances: z.array(Instance),
  collectorMetrics: z.object({ series: z.array(Measured), complete: z.boolean(), from: z.coerce.date() }),
  collectorUsage: z.object({
    cpuPercent: z.number().optional(),
    memoryPercent: z.number().optional(),
    /** The lowest of the last five minutes: what the processor was never below. */
    cpuLowestPercent: z.number().optional(),
  }),
  applicationMetrics: z.object({
    metrics: z.array(
      z.object({
        metric: Metric,
        lastAt: z.coerce.date().optional(),
        /** How many values each of the newest minutes with any had, oldest first. */
        counts: z.array(z.number()).optional(),
      }),
    ),
    complete: z.boolean(),
  }),
  traceDestination: z.enum(['xray', 'logs']),
  traces: z.object({ traces: z.array(TraceSummary), complete: z.boolean(), from: z.coerce.date() }),
  indexedPercent: z.number().nullable(),
  logLines: LogPage,
  /** The newest lines of each task of the applications, newest first in each stream. */
  logSample: z.array(SampledLine),
  logGroups: z.object({ asked: z.array(z.string()), groups: z.array(LogGroup) }),
  collectorLog: LogDigest,
  collectorStart: LogDigest,
  collectorConfig: CollectorConfig,
  applicationLog: LogDigest,
  alarms: z.array(Alarm),
  subscriptions: z.array(z.object({ topic: z.string(), subscriptions: z.array(Subscription) })),
  /** Null where there is none of that name, and where nobody had to ask, because each topic has a subscriber. */
  noticesRule: EventRule.nullable(),
  dashboard: z.boolean(),
  collectorPermissions: z.object({
    role: z.string(),
    decisions: z.array(
      z.object({ action: z.string(), decision: z.enum(['allowed', 'implicit_deny', 'explicit_deny']) }),
    ),
  }),
  /** The role's rights are only looked into where ECS was refused something. */
  executionPermissions: z.object({
    role: z.string().optional(),
    decisions: z.array(
      z.object({ action: z.string(), decision: z.enum(['allowed', 'implicit_deny', 'explicit_deny']) }),
    ),
  }),
  /** Tasks of the application services that are below their number, or that replace tasks. */
  applicationTasks: z.array(z.object({ service: z.string(), tasks: z.array(Task) })),
  collectorIngress: z.array(
    z.object({
      group: z.string(),
      protocol: z.string(),
      fromPort: z.number(),
      toPort: z.number(),
      sources: z.array(z.string()),
    }),
  ),
  /** How the collector's tasks get out: subnets, interface endpoints of their VPCs, rules of their groups and the endpoints'. */
  egress: z.object({
    publicIp: z.boolean(),
    groups: z.array(z.string()),
    subnets: z.array(SubnetWay),
    endpoints: z.array(Endpoint),
    rules: z.array(GroupRule),
    doors: z.array(GroupRule),
  }),
  canary: CanaryRun,
  emfEvents: z.object({
    kinds: z.array(EmfKind),
    unreadable: z.int(),
    complete: z.boolean(),
    readFrom: z.coerce.date(),
  }),
  /** Only looked for where the applications' own namespace has nothing fresh. */
  otherNamespaces: z.array(z.object({ namespace: z.string(), metrics: z.int(), services: z.array(z.string()) })),
  /** What X-Ray has indexed of the spans in `aws/spans`; null where spans are not stored there. */
  indexedTraces: z.object({ count: z.int(), services: z.array(z.string()), complete: z.boolean() }).nullable(),
  /** The newest trace before the window; null where the window has some, or a day has none. */
  olderTraces: z.object({ newestAt: z.coerce.date(), id: z.string() }).nullable(),
  traceGroups: z.array(TraceGroup),
} satisfies Record<string, z.ZodType>

export type FactName = keyof typeof factSchemas
export type FactValues = { [N in FactName]: z.infer<(typeof factSchemas)[N]> }
