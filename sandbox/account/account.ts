import type * as z from 'zod'
import { completed, EnvironmentRow } from '../../src/environment.ts'
import { type Clock, day } from './clock.ts'
import { makeAlarms } from './healthy/alarms.ts'
import { makeCanary } from './healthy/canary.ts'
import { makeCollectorConfig } from './healthy/collector_config.ts'
import { makeDirectory } from './healthy/directory.ts'
import { makeLogGroups } from './healthy/log_groups.ts'
import { healthyNetwork } from './healthy/network.ts'
import { makeReader, makeTaskRoles } from './healthy/roles.ts'
import { makeSecurityGroups } from './healthy/security_groups.ts'
import { makeServices } from './healthy/services.ts'
import { makeDashboard, makeNoticesRule, makeTopic } from './healthy/watching.ts'
import type { Statement, Trust } from './iam/role.ts'
import type { Account, PageSizes } from './state.ts'
import { api, web, worker } from './telemetry/routes.ts'

export { makeWorld } from './make_world.ts'
export type { Account } from './state.ts'
export type { World } from './world.ts'

/** Small, but never above what AWS itself gives. */
const pageSizes: PageSizes = {
  services: 3,
  tasks: 5,
  taskDefinitions: 5,
  instances: 5,
  metrics: 25,
  metricPoints: 3000,
  alarms: 5,
  logEvents: 100,
  logScan: 1000,
  logGroups: 4,
  traces: 40,
  subscriptions: 5,
  ruleTargets: 1,
  rules: 5,
  decisions: 5,
  rows: 10,
}

export type AccountOptions = {
  clock: Clock
  seed: number
  environment: z.input<typeof EnvironmentRow> & { account: string; region: string }
  reader: string
  trust: Trust[]
  /** What the reading role may do besides reading. */
  own?: Statement[]
  /** How long ago the stack was made. */
  ageMs?: number
}

const bare = ({ clock, seed, environment, reader, ageMs = 45 * day }: AccountOptions): Account => ({
  id: environment.account,
  region: environment.region,
  seed,
  clock,
  environment: completed(EnvironmentRow.parse(environment)),
  services: [api, web, worker],
  born: new Date(clock.now().getTime() - ageMs),
  conditions: [],
  load: 1,
  sampling: 1,
  grafana: false,
  clusters: { byName: new Map(), taskDefinitions: [] },
  directory: { namespaces: [], services: [] },
  alarms: [],
  composites: [],
  dashboards: new Map(),
  topics: new Map(),
  eventRules: new Map(),
  logGroups: new Map(),
  functions: { names: new Set(), sent: [], ends: [] },
  putMetrics: [],
  putSegments: [],
  traceDestination: { name: 'XRay', indexedPercent: 100 },
  traceGroups: [],
  securityGroups: [],
  network: healthyNetwork({ id: environment.account, region: environment.region, seed }),
  roles: new Map(),
  reader,
  tables: new Map(),
  queues: new Map(),
  secrets: new Map(),
  parameters: new Map(),
  pageSizes: { ...pageSizes },
  cache: new Map(),
})

/** @returns a healthy account and region with one stack in it, as the stack's Terraform leaves it. */
export const makeAccount = (options: AccountOptions): Account => {
  const account = bare(options)
  makeServices(account, makeDirectory(account))
  makeAlarms(account, makeTopic(account))
  makeNoticesRule(account)
  makeDashboard(account)
  makeLogGroups(account)
  makeSecurityGroups(account)
  makeTaskRoles(account)
  makeCanary(account)
  makeCollectorConfig(account)
  makeReader(account, options.trust, options.own ?? [])
  return account
}
