/**
 * What we need from the world, in our own words. Adapters translate; nothing here knows an SDK.
 * Values that facts hold have zod schemas, so that a saved incident can be parsed again (`--facts`).
 */
import type { KnownBlock } from '@slack/types'
import * as z from 'zod'

const date = z.coerce.date()
const labels = z.record(z.string(), z.string())

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
  subnets: z.array(z.string()),
  securityGroups: z.array(z.string()),
})
export type Service = z.infer<typeof Service>

export const Task = z.object({
  arn: z.string(),
  id: z.string(),
  /** The ECS group, `service:<name>` for a service's task. */
  group: z.string(),
  lastStatus: z.string(),
  desiredStatus: z.string(),
  health: z.enum(['healthy', 'unhealthy', 'unknown']),
  taskDefinition: z.string(),
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
  containers: z.array(
    z.object({
      name: z.string(),
      image: z.string(),
      essential: z.boolean(),
      environment: labels,
      /** Variable name to the ARN or name it is read from; never a value. */
      secrets: labels,
      healthCheck: z.array(z.string()).optional(),
      logGroup: z.string().optional(),
      logOptions: labels,
    }),
  ),
})
export type TaskDefinition = z.infer<typeof TaskDefinition>

/** ECS. Everything fails with `PortError`; a name that does not exist is `not_found`. */
export type Containers = {
  /** Totals of a cluster, in one call however large it is. */
  cluster(): Promise<{ services: number; runningTasks: number; pendingTasks: number }>
  /** Names of the cluster's services, at most `most`; `complete` is false when there are more. */
  serviceNames(most: number): Promise<{ names: string[]; complete: boolean }>
  /** The services of those names; one that does not exist is left out. 10 a call (ECS's limit). */
  services(names: readonly string[]): Promise<Service[]>
  /** A service's tasks, running ones and those stopped in about the last hour (all that ECS keeps). */
  tasks(service: string): Promise<Task[]>
  /** By ARN, or by family for its newest active revision. */
  taskDefinition(arnOrFamily: string): Promise<TaskDefinition>
}

export const Instance = z.object({
  id: z.string(),
  ip: z.string().optional(),
  port: z.int().optional(),
  health: z.enum(['healthy', 'unhealthy', 'unknown']),
})
export type Instance = z.infer<typeof Instance>

/** Cloud Map. */
export type Discovery = {
  /**
   * Every instance registered under the name, healthy or not. Without a namespace the service is looked for by its
   * name in all of them: `not_found` when there is none, `unsupported` when several namespaces have one.
   */
  instances(service: string, namespace?: string): Promise<Instance[]>
}

export const Metric = z.object({ namespace: z.string(), name: z.string(), dimensions: labels })
export type Metric = z.infer<typeof Metric>

/** `Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount`, or a percentile as `p99`. */
type Statistic = string

export type MetricQuery = { id: string; metric: Metric; statistic: Statistic; periodSeconds: number }

export const Series = z.object({ id: z.string(), points: z.array(z.object({ at: date, value: z.number() })) })
/** One query's points, oldest first. Empty when CloudWatch holds none; never a made-up zero. */
export type Series = z.infer<typeof Series>

/** CloudWatch metrics. */
export type Metrics = {
  /** What a namespace holds, optionally only what had data in the last three hours (CloudWatch's own granularity). */
  list(
    namespace: string,
    options: { recentlyActive: boolean; name?: string },
  ): Promise<{ metrics: Metric[]; complete: boolean }>
  /** At most 500 queries a call. A query that CloudWatch answers partially or with an error fails the call. */
  read(queries: readonly MetricQuery[], from: Date, to: Date): Promise<Series[]>
}

export const Alarm = z.object({
  name: z.string(),
  arn: z.string(),
  kind: z.enum(['metric', 'composite']),
  state: z.enum(['ok', 'alarm', 'insufficient_data']),
  since: date,
  stateReason: z.string(),
  /** The latest value that CloudWatch evaluated, from the state's own reason data. */
  value: z.number().optional(),
  threshold: z.number().optional(),
  comparison: z.string().optional(),
  metric: Metric.optional(),
  statistic: z.string().optional(),
  periodSeconds: z.number().optional(),
  actionsEnabled: z.boolean(),
  actions: z.array(z.string()),
  description: z.string().optional(),
})
export type Alarm = z.infer<typeof Alarm>

/** CloudWatch alarms. */
export type Alarms = {
  /** Alarms whose names begin so, metric and composite ones. */
  withPrefix(prefix: string): Promise<Alarm[]>
  /** Those of these names that exist, at most 100. */
  named(names: readonly string[]): Promise<Alarm[]>
}

export const Subscription = z.object({ protocol: z.string(), endpoint: z.string(), confirmed: z.boolean() })
export type Subscription = z.infer<typeof Subscription>

/** What watches the stack besides the alarms themselves. */
export type Watching = {
  /** Who listens to an SNS topic. */
  subscriptions(topicArn: string): Promise<Subscription[]>
  /** Whether a CloudWatch dashboard of this name exists. */
  dashboardExists(name: string): Promise<boolean>
}

export const LogEvent = z.object({ id: z.string(), at: date, stream: z.string(), message: z.string() })
export type LogEvent = z.infer<typeof LogEvent>

/**
 * Newest events first. `complete` is false when the bound on calls was reached before `from`:
 * then `readFrom` says how far back it got.
 */
export const LogPage = z.object({ events: z.array(LogEvent), complete: z.boolean(), readFrom: date })
export type LogPage = z.infer<typeof LogPage>

/** CloudWatch Logs. */
export type Logs = {
  /**
   * The newest events of a group between two times for which `keep` is true, at most `limit`.
   * `containing` (a plain phrase) is given to CloudWatch to spare reading; every event is checked against it again here.
   */
  newest(query: {
    group: string
    from: Date
    to: Date
    limit: number
    containing?: string
    keep?: (event: LogEvent) => boolean
  }): Promise<LogPage>
}

export const TraceSummary = z.object({
  /** X-Ray's form, `1-xxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxx`. */
  id: z.string(),
  startedAt: date,
  durationMs: z.number(),
  /** Fault (5xx) before throttle (429) before error (4xx), as X-Ray defines them. */
  status: z.enum(['ok', 'error', 'fault', 'throttle']),
  services: z.array(z.string()),
  /** The entry service's name for what was asked, `GET /users/{id}`, or its URL, or the service. */
  name: z.string(),
  /** `deployment.environment(.name)` where the trace carries it as an annotation or resource attribute. */
  environment: z.string().optional(),
})
export type TraceSummary = z.infer<typeof TraceSummary>

export type Span = {
  id: string
  parent?: string
  service: string
  name: string
  startedAt: Date
  durationMs: number
  status: TraceSummary['status']
  /** True while X-Ray has not received the end of it. */
  inProgress: boolean
  /** First exception's message or status description; untrusted text. */
  cause?: string
}

/** X-Ray, or `aws/spans` in CloudWatch Logs where Transaction Search stores them. */
export type Traces = {
  /** Where spans are stored: classic X-Ray, or CloudWatch Logs when Transaction Search is on. */
  destination(): Promise<'xray' | 'logs'>
  /** Percentage of spans that Transaction Search indexes as trace summaries; only asked when it is on. */
  indexedPercent(): Promise<number | undefined>
  /**
   * Newest traces between two times for which `keep` is true, at most `limit`, from the source named.
   * `complete` is false when the bound on calls was reached first.
   */
  recent(query: {
    source: 'xray' | 'logs'
    from: Date
    to: Date
    limit: number
    keep?: (trace: TraceSummary) => boolean
  }): Promise<{ traces: TraceSummary[]; complete: boolean }>
  /** One trace's spans, oldest first; empty when the source does not hold it. `id` in X-Ray's form. */
  spans(query: { source: 'xray' | 'logs'; id: string; from: Date; to: Date }): Promise<Span[]>
}

/** What a role may do, judged by IAM's own simulator. */
export type Permissions = {
  /** Each action with IAM's decision for the role on the resource (`*` when none is named). */
  simulate(
    role: string,
    actions: readonly string[],
    resource?: string,
  ): Promise<{ action: string; decision: 'allowed' | 'implicit_deny' | 'explicit_deny' }[]>
}

/** Security groups. */
export type Network = {
  /** Ingress rules of those groups; a rule is by CIDR or by another group. */
  ingress(
    groups: readonly string[],
  ): Promise<{ group: string; protocol: string; fromPort: number; toPort: number; sources: string[] }[]>
}

/** What an environment's account answers; one set for each environment, with its region and read role. */
export type AccountPorts = {
  containers: Containers
  discovery: Discovery
  metrics: Metrics
  alarms: Alarms
  watching: Watching
  logs: Logs
  traces: Traces
  permissions: Permissions
  network: Network
}

/** The bot's own table. Every write is conditional where two writers can meet. */
export type Store = {
  /** Claims a key once. Returns false when it was claimed before and has not expired. */
  claim(key: string, ttlSeconds: number): Promise<boolean>
  /** Keeps a small value (under 300 KB) for a time, replacing what was there. */
  keep(key: string, value: string, ttlSeconds: number): Promise<void>
  /** The value, or undefined when there is none or it has expired. */
  recall(key: string): Promise<string | undefined>
}

/** The bot's queues. */
export type Queue = {
  /** To the FIFO queue of jobs. Jobs of one group run in order; one `once` is accepted once in five minutes. */
  send(job: string, to: { group: string; once: string }): Promise<void>
  /** To the queue for later, at most 900 s from now (SQS's limit). */
  later(job: string, delaySeconds: number): Promise<void>
}

/** A message as Slack takes it: `text` is what notifications and screen readers get. */
export type Message = { text: string; blocks: readonly KnownBlock[] }

/** Where a message stands; `at` is Slack's `ts`. */
export type Posted = { channel: string; at: string }

/** Writing to Slack. Nothing here retries: a failure is a `PortError`, with `retryAfterSeconds` when Slack named one. */
export type Messenger = {
  /** One of at most five answers within 30 minutes (Slack's limits); `shared` shows it to the whole channel. */
  respond(responseUrl: string, message: Message, options: { shared: boolean }): Promise<void>
  post(channel: string, message: Message, thread?: string): Promise<Posted>
  edit(posted: Posted, message: Message): Promise<void>
  /** Seen by one person only, in a channel. */
  whisper(to: { channel: string; user: string; thread?: string }, message: Message): Promise<void>
}

export type Person = {
  workspace: string
  /** Single- or multi-channel guest. */
  guest: boolean
  /** From another organisation, through Slack Connect. */
  stranger: boolean
  bot: boolean
  deleted: boolean
  locale?: string
}

/** Who people are, as Slack says. An answer that cannot be had is a `PortError`: callers refuse. */
export type People = {
  person(user: string): Promise<Person>
  channel(channel: string): Promise<{ external: boolean; archived: boolean }>
  inChannel(channel: string, user: string): Promise<boolean>
  inGroup(group: string, user: string): Promise<boolean>
}

export type Clock = () => Date

/** What can go wrong outside, in the words that answers use. */
const portReasons = [
  'access_denied',
  'credentials',
  'not_found',
  'throttled',
  'timed_out',
  'unavailable',
  'unsupported',
] as const
export type PortReason = (typeof portReasons)[number]

/** The only error that a port throws. `detail` is outside text: AWS's or Slack's own message. */
export class PortError extends Error {
  override readonly name = 'PortError'
  readonly reason: PortReason
  readonly operation: string
  readonly detail: string
  readonly retryAfterSeconds: number | undefined
  constructor(reason: PortReason, operation: string, detail: string, retryAfterSeconds?: number) {
    super(`${operation}: ${reason}`)
    this.reason = reason
    this.operation = operation
    this.detail = detail
    this.retryAfterSeconds = retryAfterSeconds
  }
}
