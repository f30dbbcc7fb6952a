import type { Check } from '../check.ts'
import { applicationRevision, applicationTasks, applicationVariables } from './applications.ts'
import { jsonLogs } from './backend-logs.ts'
import { emfAccepted, freshMetrics } from './backend-metrics.ts'
import { freshTraces } from './backend-traces.ts'
import { canaryCheck } from './canary.ts'
import { collectorErrors, collectorLastWords } from './collector-log.ts'
import { collectorRollout, collectorRunning } from './collector-running.ts'
import { collectorImage, collectorRestarts, collectorRevision } from './collector-tasks.ts'
import { exporterQueues, exporting, exportPermissions } from './exporting.ts'
import { ingress, receiving, refusing } from './receiving.ts'
import { registeredInstances } from './registered-instances.ts'
import { topicSubscribers } from './subscribers.ts'
import { dashboardExists, wantedAlarms } from './watching.ts'

// biome-ignore lint/suspicious/noExplicitAny: a list of checks whose facts differ; each was checked by defineCheck
type AnyCheck = Check<any, any>

/** Every check, in the order in which a hop shows them. */
export const checks: readonly AnyCheck[] = [
  collectorRunning,
  collectorRollout,
  collectorRestarts,
  collectorRevision,
  collectorImage,
  collectorLastWords,
  registeredInstances,
  applicationVariables,
  applicationRevision,
  applicationTasks,
  receiving,
  refusing,
  ingress,
  exporting,
  exporterQueues,
  collectorErrors,
  exportPermissions,
  freshTraces,
  freshMetrics,
  emfAccepted,
  jsonLogs,
  wantedAlarms,
  topicSubscribers,
  dashboardExists,
  canaryCheck,
]
