import type { World } from '../account/world.ts'
import { applicationsFaults } from './applications/index.ts'
import { collectorStopped } from './collector-stopped.ts'
import { dashboardMissing } from './dashboard-missing.ts'
import { deploying } from './deploying.ts'
import { emfAccessDenied } from './emf-access-denied.ts'
import { emptyAccount } from './empty-account.ts'
import { exportsFaults } from './exports/index.ts'
import type { Fault } from './fault.ts'
import { logsFaults } from './logs/index.ts'
import { logsNotJson } from './logs-not-json.ts'
import { memoryLimiter } from './memory-limiter.ts'
import { metricsFaults } from './metrics/index.ts'
import { missingVariable } from './missing-variable.ts'
import { noAlarms } from './no-alarms.ts'
import { noDataYet } from './no-data-yet.ts'
import { oldRevision } from './old-revision.ts'
import { readDenied } from './read-denied.ts'
import { serviceDegraded } from './service-degraded.ts'
import { staleDiscovery } from './stale-discovery.ts'
import { startFaults } from './start/index.ts'
import { tasksFaults } from './tasks/index.ts'
import { throttled } from './throttled.ts'
import { topicWithoutSubscriber } from './topic-without-subscriber.ts'
import { traceErrors } from './trace-errors.ts'
import { transactionSearch } from './transaction-search.ts'
import { wrongNamespace } from './wrong-namespace.ts'
import { xrayAccessDenied } from './xray-access-denied.ts'

export type { Fault } from './fault.ts'

/** Every fault. Those that make the account anew come first, so that others can be added to them. */
export const faults = [
  emptyAccount,
  noDataYet,
  collectorStopped,
  dashboardMissing,
  deploying,
  emfAccessDenied,
  logsNotJson,
  memoryLimiter,
  missingVariable,
  noAlarms,
  oldRevision,
  readDenied,
  serviceDegraded,
  staleDiscovery,
  throttled,
  topicWithoutSubscriber,
  traceErrors,
  transactionSearch,
  wrongNamespace,
  xrayAccessDenied,
  ...startFaults,
  ...tasksFaults,
  ...exportsFaults,
  ...applicationsFaults,
  ...metricsFaults,
  ...logsFaults,
] as const satisfies readonly Fault[]

export type FaultName = (typeof faults)[number]['name']

/** Applies faults to the world's production account, in the order of the list; throws a RangeError for a name that is none. */
export const applyFaults = (world: World, names: readonly string[]): void => {
  const unknown = names.find((name) => !faults.some((fault) => fault.name === name))
  if (unknown !== undefined) throw new RangeError(`no fault is called ${unknown}`)
  for (const fault of faults) if (names.includes(fault.name)) fault.apply(world.production, world)
}
