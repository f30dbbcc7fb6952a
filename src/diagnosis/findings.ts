import type { CanaryStepName, StepError } from '../ports.ts'
import type { CanarySignal } from '../reads/canary.ts'
import type { Reason } from '../result.ts'
import type { FactName } from './facts/schemas.ts'

/** The hops of a pipeline in the order in which data takes them. Source: product's list. */
export const hopIds = [
  'deployment',
  'discovery',
  'applications',
  'receiving',
  'exporting',
  'backends',
  'watching',
  'delivery',
  'canary',
] as const
export type HopId = (typeof hopIds)[number]

export const statuses = ['passed', 'warning', 'failed', 'unknown', 'settling', 'skipped'] as const
export type Status = (typeof statuses)[number]

/** Since when something has been so; `whole` when it already was at the start of what was looked at. */
export type Since = { at: Date; whole: boolean }

/**
 * What a check saw: a kind and its proof. The words for each kind are in `src/words/`, which does not compile while a
 * kind lacks them.
 */
export type Observation =
  | { kind: 'serviceMissing'; service: string; cluster: string }
  | { kind: 'serviceNotActive'; service: string; status: string }
  | { kind: 'tasksRunning'; service: string; running: number; wanted: number; pending: number }
  | { kind: 'nothingWanted'; service: string }
  | { kind: 'rolloutCompleted'; revision: string; at?: Date | undefined }
  | { kind: 'rolloutInProgress'; revision: string; running: number; wanted: number; startedAt?: Date | undefined }
  | { kind: 'rolloutFailed'; revision: string; why: string }
  | { kind: 'rolloutUnknown'; service: string }
  | { kind: 'noRestarts' }
  | { kind: 'restarts'; count: number; lastAt?: Date | undefined; why: string }
  | { kind: 'unhealthyTasks'; count: number; of: number }
  | { kind: 'newestRevision'; revision: string }
  | { kind: 'olderRevision'; service: string; revision: string; newest: string }
  | { kind: 'imageDigest'; digest: string; pinned: boolean }
  | { kind: 'imageDiffers'; digests: readonly string[] }
  | { kind: 'imageNotPinned'; image: string; wanted: string; running: string }
  | { kind: 'imageUnknown' }
  | { kind: 'configHash'; hash: string }
  | { kind: 'discoveryExact'; name: string; count: number }
  | { kind: 'discoveryEmpty'; name: string; tasks: number }
  | { kind: 'discoveryMissingTasks'; name: string; missing: readonly string[] }
  | { kind: 'discoveryStale'; name: string; stale: readonly string[] }
  | { kind: 'discoveryNotFound'; name: string }
  | { kind: 'noAddresses'; tasks: number }
  | { kind: 'noServices'; cluster: string }
  | { kind: 'someServices'; read: number; total: number }
  | { kind: 'variablesComplete'; service: string; count: number; revision: string }
  | { kind: 'variableMissing'; service: string; variables: readonly string[] }
  | { kind: 'variableDiffers'; service: string; variable: string; value: string; wanted: string }
  | { kind: 'variableAdvice'; service: string; variables: readonly string[] }
  | { kind: 'endpointPort'; service: string; endpoint: string; protocol: string; wanted: string }
  | { kind: 'endpointHost'; service: string; endpoint: string; wanted: string }
  | { kind: 'serviceBelowWanted'; service: string; running: number; wanted: number }
  | { kind: 'accepted'; signal: Signal; count: number; minutes: number; lastAt?: Date | undefined }
  | { kind: 'nothingAccepted'; minutes: number; lastAt?: Date | undefined }
  | { kind: 'signalSilent'; signal: Signal; minutes: number }
  | { kind: 'refused'; signal: Signal; count: number; minutes: number; since?: Since | undefined }
  | { kind: 'nothingRefused' }
  | { kind: 'noCollectorMetrics'; namespace: string }
  | { kind: 'exported'; exporter: string; signal: Signal; rate: number; sent: number; failed: number; gateway: boolean }
  | {
      kind: 'exportFailing'
      exporter: string
      signal: Signal
      rate: number
      sent: number
      failed: number
      since?: Since | undefined
    }
  | { kind: 'nothingExported'; exporter: string; signal: Signal; accepted: number }
  | { kind: 'idleExporter'; exporter: string; signal: Signal }
  | { kind: 'queueFilling'; exporter: string; percent: number }
  | { kind: 'noExporters' }
  | { kind: 'collectorSaid'; at: Date; message: string; count: number }
  | { kind: 'mayNot'; role: string; action: string; explicit: boolean }
  | { kind: 'may'; actions: readonly string[] }
  | { kind: 'portClosed'; groups: readonly string[] }
  | { kind: 'portOpen'; sources: readonly string[] }
  | { kind: 'tracesFresh'; service: string; lastAt: Date; where: 'xray' | 'logs' }
  | { kind: 'tracesNone'; service: string; minutes: number }
  | { kind: 'tracesLost'; accepted: number; minutes: number; where: 'xray' | 'logs' }
  | { kind: 'tracesNoneAtAll'; minutes: number; where: 'xray' | 'logs' }
  | { kind: 'indexed'; percent: number }
  | { kind: 'metricsFresh'; namespace: string; count: number; lastAt: Date }
  | { kind: 'metricsStale'; namespace: string; lastAt?: Date | undefined }
  | { kind: 'metricsNone'; namespace: string }
  | { kind: 'emfClean' }
  | { kind: 'emfRejected'; count: number; since?: Since | undefined }
  | { kind: 'logsJson'; lines: number; group: string; lastAt: Date }
  | { kind: 'logsNotJson'; service: string; lines: number; of: number; example: string }
  | { kind: 'logsPlainFields'; lines: number }
  | { kind: 'logsNone'; group: string; minutes: number }
  | { kind: 'alarmOk'; name: string; since: Date }
  | { kind: 'alarmFiring'; name: string; since: Date; why: string }
  | { kind: 'alarmNoData'; name: string; since: Date }
  | { kind: 'alarmMissing'; name: string }
  | { kind: 'alarmSilent'; name: string }
  | { kind: 'alarmDisabled'; name: string }
  | { kind: 'subscribed'; topic: string; count: number }
  | { kind: 'notSubscribed'; topic: string }
  | { kind: 'notConfirmed'; topic: string }
  | { kind: 'noTopic' }
  | { kind: 'ruleTells'; rule: string; count: number }
  | { kind: 'ruleUnread'; topic: string; rule: string }
  | { kind: 'dashboardExists'; name: string }
  | { kind: 'dashboardMissing'; name: string }
  | { kind: 'canaryStep'; step: CanaryStepName; milliseconds: number; detail?: string | undefined }
  | {
      kind: 'canaryStepFailed'
      step: CanaryStepName
      milliseconds: number
      error: StepError
      detail?: string | undefined
    }
  | { kind: 'canaryThrough'; dns: number; tcp: number; traces: number; metrics: number; seconds: number }
  | { kind: 'canaryFound'; signal: CanarySignal; place: string; seconds: number }
  | { kind: 'canaryWaiting'; signal: CanarySignal; place: string; seconds: number }
  | { kind: 'canaryLost'; signal: CanarySignal; place: string; seconds: number }
  | { kind: 'canaryUnread'; signal: CanarySignal; place: string; why: string }

export const signals = ['traces', 'metrics', 'logs'] as const
export type Signal = (typeof signals)[number]

/** A check's word on one thing. `reason` says why it could not tell, when it could not. */
export type Judgement = {
  status: Exclude<Status, 'skipped'>
  seen: Observation
  /** The fact that proves it, for its command. */
  source: FactName
  at?: Date | undefined
  reason?: Reason
  /** How long this may still be normal after a deployment, in seconds; absent where time heals nothing. */
  settlesWithin?: number
  /** Until when it may still be normal, where that does not hang on a deployment. */
  settlesAt?: Date
}

/** One row of verify. */
export type Hop = {
  id: HopId
  status: Status
  reason?: Reason
  /** When waiting helps: until when. */
  settlesAt?: Date
  judgements: Judgement[]
  /** Facts that could not be had, with the reason and the outside text. */
  missing: { fact: FactName; reason: Reason; detail: string }[]
}
