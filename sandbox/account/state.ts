import type { Environment } from '../../src/environment.ts'
import type { Clock } from './clock.ts'
import type { AlarmRule, CompositeRule } from './cloudwatch/alarm_rules.ts'
import type { PutDatum } from './cloudwatch/put.ts'
import type { Condition } from './conditions.ts'
import type { Directory } from './discovery/state.ts'
import type { Table } from './dynamodb/table.ts'
import type { SecurityGroup } from './ec2/security_groups.ts'
import type { Network } from './ec2/state.ts'
import type { Clusters } from './ecs/state.ts'
import type { RuleState } from './events/state.ts'
import type { Role } from './iam/role.ts'
import type { Functions } from './lambda/state.ts'
import type { LogGroup } from './logs/groups.ts'
import type { SecretState } from './secrets/state.ts'
import type { QueueState } from './sqs/queue.ts'
import type { ParameterState } from './ssm/state.ts'

type TopicSubscription = { protocol: string; endpoint: string; confirmed: boolean; id: string }

/** How many items a page of each operation holds: small, so that a caller who forgets to page is found out. */
export type PageSizes = {
  services: number
  tasks: number
  taskDefinitions: number
  instances: number
  metrics: number
  metricPoints: number
  alarms: number
  logEvents: number
  /** Events looked at for one page of FilterLogEvents, whether they match or not: pages may be empty. */
  logScan: number
  logGroups: number
  traces: number
  subscriptions: number
  ruleTargets: number
  rules: number
  decisions: number
  rows: number
}

/** One account in one region, as it changes. Telemetry is not stored: it follows from the clock, the seed and the conditions. */
export type Account = {
  id: string
  region: string
  seed: number
  clock: Clock
  environment: Environment
  /** Names of the application services; their traffic flows web, api, worker. */
  services: string[]
  /** When the services were made; no telemetry before. */
  born: Date
  conditions: Condition[]
  /** How much traffic there is, as a factor of an ordinary day's: 0 is an idle night. */
  load: number
  /** Share of requests (0 to 1) whose traces the SDKs sample. */
  sampling: number
  /** Whether the collector also exports to Grafana Cloud. */
  grafana: boolean
  clusters: Clusters
  directory: Directory
  alarms: AlarmRule[]
  composites: CompositeRule[]
  dashboards: Map<string, string>
  topics: Map<string, TopicSubscription[]>
  /** EventBridge rules of the default bus by name. */
  eventRules: Map<string, RuleState>
  logGroups: Map<string, LogGroup>
  /** Lambda functions. */
  functions: Functions
  putMetrics: PutDatum[]
  /** Segment documents that were put, besides those that the traffic makes. */
  putSegments: string[]
  traceDestination: { name: 'XRay' | 'CloudWatchLogs'; indexedPercent: number }
  /** X-Ray's groups besides the one of all traces. */
  traceGroups: { name: string; filter: string }[]
  securityGroups: SecurityGroup[]
  /** The VPC with its subnets, routes and endpoints. */
  network: Network
  roles: Map<string, Role>
  /** Name of the role with which the bot reads this account. */
  reader: string
  tables: Map<string, Table>
  queues: Map<string, QueueState>
  secrets: Map<string, SecretState>
  /** SSM parameters by name. */
  parameters: Map<string, ParameterState>
  pageSizes: PageSizes
  /** What was worked out and may be worked out again; cleared by `changed`. */
  cache: Map<string, unknown>
}

/** Must be called after a change of anything that telemetry or alarm states follow from. */
export const changed = (account: Account): void => account.cache.clear()

/** @returns the value for the key, worked out once until the account changes. */
export const cached = <T>(account: Account, key: string, make: () => T): T => {
  const known = account.cache.get(key)
  // Keys are given once in the sandbox, each with one type of value.
  if (known !== undefined) return known as T
  const value = make()
  account.cache.set(key, value)
  return value
}
