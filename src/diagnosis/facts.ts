import { collectorIngress, collectorPermissions } from './facts/access.ts'
import { instances } from './facts/discovery.ts'
import { collectorTaskDefinition, collectorTasks, services, taskDefinitions } from './facts/ecs.ts'
import type { Fact } from './facts/fact.ts'
import { applicationMetrics, collectorMetrics, collectorUsage } from './facts/flow.ts'
import type { FactName } from './facts/schemas.ts'
import { collectorLog, indexedPercent, logLines, traceDestination, traces } from './facts/telemetry.ts'
import { alarms, dashboard, subscriptions } from './facts/watching.ts'

// Each was checked against its own needs by defineFact; here they only have to be found by name.
// biome-ignore lint/suspicious/noExplicitAny: a map of facts whose value types differ
export type AnyFact<N extends FactName = any> = Fact<N, any>

/** Every fact there is, and how it is fetched. */
export const facts: { [N in FactName]: AnyFact<N> } = {
  services,
  collectorTasks,
  collectorTaskDefinition,
  taskDefinitions,
  instances,
  collectorMetrics,
  collectorUsage,
  applicationMetrics,
  traceDestination,
  indexedPercent,
  traces,
  logLines,
  collectorLog,
  alarms,
  subscriptions,
  dashboard,
  collectorPermissions,
  collectorIngress,
}
