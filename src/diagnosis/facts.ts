import { collectorIngress, collectorPermissions } from './facts/access.ts'
import { canary } from './facts/canary.ts'
import { collectorConfig } from './facts/config.ts'
import { instances } from './facts/discovery.ts'
import { collectorTaskDefinition, collectorTasks, services, taskDefinitions } from './facts/ecs.ts'
import { egress } from './facts/egress.ts'
import { indexedTraces, olderTraces, otherNamespaces, traceGroups } from './facts/elsewhere.ts'
import { emfEvents } from './facts/emf.ts'
import { applicationTasks, executionPermissions } from './facts/executions.ts'
import type { Fact } from './facts/fact.ts'
import { applicationMetrics, collectorMetrics, collectorUsage } from './facts/flow.ts'
import { logGroups, logSample } from './facts/log-sample.ts'
import { applicationLog, collectorLog, collectorStart } from './facts/sayings.ts'
import type { FactName } from './facts/schemas.ts'
import { indexedPercent, logLines, traceDestination, traces } from './facts/telemetry.ts'
import { alarms, dashboard, noticesRule, subscriptions } from './facts/watching.ts'

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
  logSample,
  logGroups,
  collectorLog,
  collectorStart,
  collectorConfig,
  applicationLog,
  alarms,
  subscriptions,
  noticesRule,
  dashboard,
  collectorPermissions,
  executionPermissions,
  applicationTasks,
  collectorIngress,
  egress,
  canary,
  emfEvents,
  otherNamespaces,
  indexedTraces,
  olderTraces,
  traceGroups,
}
