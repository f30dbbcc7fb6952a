import type { Observation } from '../../src/diagnosis/findings.ts'
import { canarySteps, stepErrors } from '../../src/ports.ts'

/** For every kind what a check may have seen, once for each way in which its sentence can be put. */
export type ObservationSamples = { [K in Observation['kind']]: readonly Extract<Observation, { kind: K }>[] }

const at = new Date('2026-03-04T05:06:07Z')
const since = new Date('2026-03-03T22:11:33Z')
const lately = { at: since, whole: false }
const always = { at: since, whole: true }
const service = 'payments-api'
const cluster = 'orders-cluster'
const revision = 'payments-api:417'
const exporter = 'awsxray/primary'
const namespace = 'Orders/blue'
const name = 'orders-blue-thing'
const digests = [`sha256:${'ab12'.repeat(16)}`, `sha256:${'cd34'.repeat(16)}`]
const [digest = '', other = ''] = digests
const role = 'arn:aws:iam::123456789012:role/orders-task-role'
const signals = ['traces', 'metrics', 'logs'] as const

const canarySignals = ['traces', 'metrics'] as const
const place = 'Orders/blue'

export const observationSamples: ObservationSamples = {
  serviceMissing: [{ kind: 'serviceMissing', service, cluster }],
  serviceNotActive: [{ kind: 'serviceNotActive', service, status: 'DRAINING' }],
  tasksRunning: [
    { kind: 'tasksRunning', service, running: 41, wanted: 43, pending: 47 },
    { kind: 'tasksRunning', service, running: 41, wanted: 43, pending: 0 },
  ],
  nothingWanted: [{ kind: 'nothingWanted', service }],
  rolloutCompleted: [
    { kind: 'rolloutCompleted', revision, at },
    { kind: 'rolloutCompleted', revision },
  ],
  rolloutInProgress: [
    { kind: 'rolloutInProgress', revision, running: 41, wanted: 43, startedAt: at },
    { kind: 'rolloutInProgress', revision, running: 41, wanted: 43 },
  ],
  rolloutFailed: [{ kind: 'rolloutFailed', revision, why: 'circuit breaker tripped' }],
  rolloutUnknown: [{ kind: 'rolloutUnknown', service }],
  noRestarts: [{ kind: 'noRestarts' }],
  restarts: [
    { kind: 'restarts', count: 53, lastAt: at, why: 'OutOfMemoryError' },
    { kind: 'restarts', count: 53, why: 'OutOfMemoryError' },
  ],
  unhealthyTasks: [{ kind: 'unhealthyTasks', count: 53, of: 59 }],
  newestRevision: [{ kind: 'newestRevision', revision }],
  olderRevision: [{ kind: 'olderRevision', service, revision, newest: 'payments-api:419' }],
  imageDigest: [
    { kind: 'imageDigest', digest, pinned: true },
    { kind: 'imageDigest', digest, pinned: false },
  ],
  imageDiffers: [{ kind: 'imageDiffers', digests }],
  imageNotPinned: [{ kind: 'imageNotPinned', image: 'collector', wanted: digest, running: other }],
  imageUnknown: [{ kind: 'imageUnknown' }],
  configHash: [{ kind: 'configHash', hash: '9f8e7d6c' }],
  discoveryExact: [{ kind: 'discoveryExact', name, count: 53 }],
  discoveryEmpty: [{ kind: 'discoveryEmpty', name, tasks: 53 }],
  discoveryMissingTasks: [{ kind: 'discoveryMissingTasks', name, missing: ['10.0.1.61', '10.0.1.67'] }],
  discoveryStale: [{ kind: 'discoveryStale', name, stale: ['10.0.1.71', '10.0.1.73'] }],
  discoveryNotFound: [{ kind: 'discoveryNotFound', name }],
  noAddresses: [{ kind: 'noAddresses', tasks: 53 }],
  noServices: [{ kind: 'noServices', cluster }],
  someServices: [{ kind: 'someServices', read: 53, total: 5900 }],
  variablesComplete: [{ kind: 'variablesComplete', service, count: 53, revision }],
  variableMissing: [{ kind: 'variableMissing', service, variables: ['LOG_FORMAT', 'OTEL_SDK_DISABLED'] }],
  variableDiffers: [{ kind: 'variableDiffers', service, variable: 'LOG_FORMAT', value: 'text', wanted: 'json' }],
  variableAdvice: [{ kind: 'variableAdvice', service, variables: ['LOG_LEVEL', 'OTEL_SERVICE_NAME'] }],
  endpointPort: [
    {
      kind: 'endpointPort',
      service,
      endpoint: 'http://collector.blue:4317',
      protocol: 'http/protobuf',
      wanted: '4318',
    },
  ],
  endpointHost: [{ kind: 'endpointHost', service, endpoint: 'http://elsewhere:4317', wanted: 'collector.blue' }],
  serviceBelowWanted: [{ kind: 'serviceBelowWanted', service, running: 41, wanted: 43 }],
  accepted: signals.map((signal) => ({ kind: 'accepted', signal, count: 5300, minutes: 17 })),
  nothingAccepted: [{ kind: 'nothingAccepted', minutes: 17 }],
  signalSilent: signals.map((signal) => ({ kind: 'signalSilent', signal, minutes: 17 })),
  refused: [
    ...signals.map((signal) => ({ kind: 'refused', signal, count: 53, minutes: 17, since: lately }) as const),
    { kind: 'refused', signal: 'traces', count: 53, minutes: 17, since: always },
    { kind: 'refused', signal: 'traces', count: 53, minutes: 17 },
  ],
  nothingRefused: [{ kind: 'nothingRefused' }],
  noCollectorMetrics: [{ kind: 'noCollectorMetrics', namespace }],
  exported: [
    ...signals.map(
      (signal) =>
        ({ kind: 'exported', exporter, signal, rate: 99.25, sent: 5300, failed: 40, gateway: false }) as const,
    ),
    { kind: 'exported', exporter, signal: 'metrics', rate: 100, sent: 5300, failed: 0, gateway: true },
  ],
  exportFailing: [
    ...signals.map(
      (signal) =>
        ({ kind: 'exportFailing', exporter, signal, rate: 12.5, sent: 100, failed: 700, since: lately }) as const,
    ),
    { kind: 'exportFailing', exporter, signal: 'logs', rate: 12.5, sent: 100, failed: 700, since: always },
    { kind: 'exportFailing', exporter, signal: 'logs', rate: 12.5, sent: 100, failed: 700 },
  ],
  nothingExported: signals.map((signal) => ({ kind: 'nothingExported', exporter, signal, accepted: 5300 })),
  idleExporter: signals.map((signal) => ({ kind: 'idleExporter', exporter, signal })),
  queueFilling: [{ kind: 'queueFilling', exporter, percent: 83 }],
  noExporters: [{ kind: 'noExporters' }],
  collectorSaid: [{ kind: 'collectorSaid', at, message: 'Exporting failed. Dropping batch.', count: 53 }],
  mayNot: [
    { kind: 'mayNot', role, action: 'xray:PutTraceSegments', explicit: true },
    { kind: 'mayNot', role, action: 'xray:PutTraceSegments', explicit: false },
  ],
  may: [{ kind: 'may', actions: ['xray:PutTraceSegments', 'logs:PutLogEvents'] }],
  portClosed: [{ kind: 'portClosed', groups: ['sg-0123', 'sg-4567'] }],
  portOpen: [{ kind: 'portOpen', sources: ['10.0.0.0/16', 'sg-89ab'] }],
  tracesFresh: [
    { kind: 'tracesFresh', service, lastAt: at, where: 'xray' },
    { kind: 'tracesFresh', service, lastAt: at, where: 'logs' },
  ],
  tracesNone: [{ kind: 'tracesNone', service, minutes: 17 }],
  tracesLost: [{ kind: 'tracesLost', accepted: 5300, minutes: 17, where: 'logs' }],
  tracesNoneAtAll: [{ kind: 'tracesNoneAtAll', minutes: 17, where: 'xray' }],
  indexed: [{ kind: 'indexed', percent: 7 }],
  metricsFresh: [{ kind: 'metricsFresh', namespace, count: 53, lastAt: at }],
  metricsStale: [
    { kind: 'metricsStale', namespace, lastAt: at },
    { kind: 'metricsStale', namespace },
  ],
  metricsNone: [{ kind: 'metricsNone', namespace }],
  emfClean: [{ kind: 'emfClean' }],
  emfRejected: [
    { kind: 'emfRejected', count: 53, since: lately },
    { kind: 'emfRejected', count: 53, since: always },
    { kind: 'emfRejected', count: 53 },
  ],
  logsJson: [{ kind: 'logsJson', lines: 53, group: '/ecs/orders', lastAt: at }],
  logsNotJson: [{ kind: 'logsNotJson', service, lines: 53, of: 59, example: 'plain old text' }],
  logsPlainFields: [{ kind: 'logsPlainFields', lines: 53 }],
  logsNone: [{ kind: 'logsNone', group: '/ecs/orders', minutes: 17 }],
  alarmOk: [{ kind: 'alarmOk', name, since }],
  alarmFiring: [{ kind: 'alarmFiring', name, since, why: 'Threshold Crossed' }],
  alarmNoData: [{ kind: 'alarmNoData', name, since }],
  alarmMissing: [{ kind: 'alarmMissing', name }],
  alarmSilent: [{ kind: 'alarmSilent', name }],
  alarmDisabled: [{ kind: 'alarmDisabled', name }],
  subscribed: [
    { kind: 'subscribed', topic: 'orders-notices', count: 1 },
    { kind: 'subscribed', topic: 'orders-notices', count: 53 },
  ],
  notSubscribed: [{ kind: 'notSubscribed', topic: 'orders-notices' }],
  notConfirmed: [{ kind: 'notConfirmed', topic: 'orders-notices' }],
  noTopic: [{ kind: 'noTopic' }],
  ruleTells: [
    { kind: 'ruleTells', rule: 'orders-notices-alarms', count: 1 },
    { kind: 'ruleTells', rule: 'orders-notices-alarms', count: 53 },
  ],
  ruleUnread: [{ kind: 'ruleUnread', topic: 'orders-notices', rule: 'orders-notices-alarms' }],
  dashboardExists: [{ kind: 'dashboardExists', name }],
  dashboardMissing: [{ kind: 'dashboardMissing', name }],
  canaryThrough: [{ kind: 'canaryThrough', dns: 3.1, tcp: 1.7, traces: 9.3, metrics: 5.9, seconds: 53 }],
  canaryStep: canarySteps.flatMap((step) => [
    { kind: 'canaryStep', step, milliseconds: 53.7 } as const,
    { kind: 'canaryStep', step, milliseconds: 53.7, detail: '10.0.1.61' } as const,
  ]),
  canaryStepFailed: canarySteps.flatMap((step) =>
    stepErrors.flatMap((error) => [
      { kind: 'canaryStepFailed', step, milliseconds: 2053, error } as const,
      { kind: 'canaryStepFailed', step, milliseconds: 2053, error, detail: '10.0.1.61:4317' } as const,
    ]),
  ),
  canaryFound: canarySignals.map((signal) => ({ kind: 'canaryFound', signal, place, seconds: 53 })),
  canaryWaiting: canarySignals.map((signal) => ({ kind: 'canaryWaiting', signal, place, seconds: 53 })),
  canaryLost: canarySignals.map((signal) => ({ kind: 'canaryLost', signal, place, seconds: 153 })),
  canaryUnread: canarySignals.flatMap((signal) => [
    { kind: 'canaryUnread', signal, place, why: 'AccessDeniedException' } as const,
    { kind: 'canaryUnread', signal, place, why: '' } as const,
  ]),
}
