import type { Since } from '../../diagnosis/findings.ts'
import { code, dated, joined, say } from '../../rich.ts'
import { nameOf, type ObservationWords, percent, short } from '../observation-words.ts'
import { canary } from './canary.ts'

/** One thing or several, as English counts. */
const counted = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`

const codes = (names: readonly string[]) => joined(names.slice(0, 8).map((name) => code(name)))
const since = (from: Since | undefined) => {
  if (from === undefined) return say``
  return from.whole ? say`, since ${from.at} or longer` : say`, since ${from.at}`
}
const signal = { traces: 'spans', metrics: 'metric points', logs: 'log records' } as const
const place = { xray: 'X-Ray', logs: 'aws/spans' } as const

export const observations: ObservationWords = {
  serviceMissing: ({ service, cluster }) =>
    say`The service ${code(service)} does not exist in the cluster ${code(cluster)}`,
  serviceNotActive: ({ service, status }) => say`The service ${code(service)} is ${status}, not ACTIVE`,
  tasksRunning: ({ running, wanted, pending }) =>
    pending > 0
      ? say`${running} of ${wanted} tasks running, ${pending} pending`
      : say`${running} of ${wanted} tasks running`,
  nothingWanted: ({ service }) => say`${code(service)} is scaled to 0 tasks`,
  rolloutCompleted: ({ revision, at }) =>
    at === undefined
      ? say`Rollout of ${code(revision)} completed`
      : say`Rollout of ${code(revision)} completed ${dated(at)}`,
  rolloutInProgress: ({ revision, running, wanted, startedAt }) =>
    say`Rollout of ${code(revision)} in progress: ${running} of ${wanted} new tasks${startedAt === undefined ? '' : say`, since ${startedAt}`}`,
  rolloutFailed: ({ revision, why }) =>
    why === '' ? say`Rollout of ${code(revision)} failed` : say`Rollout of ${code(revision)} failed: ${why}`,
  rolloutUnknown: ({ service }) => say`ECS says nothing about the rollout of ${code(service)}`,
  noRestarts: () => say`No restarts in the last hour`,
  restarts: ({ count, lastAt, why }) =>
    lastAt === undefined
      ? say`${counted(count, 'task')} stopped in the last hour. ${why}`
      : say`${counted(count, 'task')} stopped in the last hour, the last at ${lastAt}: ${why}`,
  unhealthyTasks: ({ count, of }) => say`${count} of ${of} tasks fail their health check`,
  newestRevision: ({ revision }) => say`Runs the newest revision, ${code(revision)}`,
  olderRevision: ({ service, revision, newest }) =>
    say`${code(service)} runs ${code(revision)}, but the newest revision is ${code(newest)}`,
  imageDigest: ({ digest, pinned }) =>
    pinned
      ? say`Image ${code(short(digest))}, as pinned`
      : say`All tasks run the image ${code(short(digest))}, though no digest is pinned`,
  imageDiffers: ({ digests }) => say`Tasks run different images: ${codes(digests.map(short))}`,
  imageNotPinned: ({ wanted, running }) =>
    say`Tasks run the image ${code(short(running))}, not the pinned ${code(short(wanted))}`,
  imageUnknown: () => say`ECS does not say which image digest the tasks run`,
  configHash: ({ hash }) => say`Configuration ${code(hash)}`,
  discoveryExact: ({ name, count }) => say`${code(name)} has exactly the ${count} running tasks`,
  discoveryEmpty: ({ name, tasks }) => say`${code(name)} has no instances, while ${tasks} tasks run`,
  discoveryMissingTasks: ({ name, missing }) => say`${code(name)} lacks running tasks: ${codes(missing)}`,
  discoveryStale: ({ name, stale }) => say`${code(name)} still has addresses that no task has: ${codes(stale)}`,
  discoveryNotFound: ({ name }) => say`There is no Cloud Map service ${code(name)}`,
  noAddresses: ({ tasks }) => say`ECS gives no address for some of the ${tasks} running tasks`,
  noServices: ({ cluster }) => say`No application services in ${code(cluster)}`,
  someServices: ({ read, total }) =>
    say`${read} of ${total} services were read; name the ones that matter in the configuration`,
  variablesComplete: ({ service, count, revision }) =>
    say`${code(service)} carries all ${count} variables (${code(revision)})`,
  variableMissing: ({ service, variables }) => say`${code(service)} lacks ${codes(variables)}`,
  variableDiffers: ({ service, variable, value, wanted }) =>
    say`${code(service)} has ${code(`${variable}=${value}`)}, expected ${code(wanted)}`,
  variableAdvice: ({ service, variables }) =>
    say`${code(service)}: absent or unusual, as advice only: ${codes(variables)}`,
  endpointPort: ({ service, endpoint, protocol, wanted }) =>
    say`${code(service)} sends ${protocol} to ${code(endpoint)}; that protocol is on port ${wanted}`,
  endpointHost: ({ service, endpoint, wanted }) =>
    say`${code(service)} sends to ${code(endpoint)}, not to ${code(wanted)}`,
  serviceBelowWanted: ({ service, running, wanted }) => say`${code(service)}: ${running} of ${wanted} tasks running`,
  accepted: ({ signal: of, count, minutes }) => say`${count} ${signal[of]} accepted in ${minutes} min`,
  nothingAccepted: ({ minutes }) => say`Nothing accepted in ${minutes} min`,
  signalSilent: ({ signal: of, minutes }) => say`No ${signal[of]} in ${minutes} min`,
  refused: ({ signal: of, count, minutes, since: at }) =>
    say`${count} ${signal[of]} refused in ${minutes} min${since(at)}`,
  nothingRefused: () => say`Nothing refused`,
  noCollectorMetrics: ({ namespace }) => say`No metrics of the collector itself in ${code(namespace)}`,
  exported: ({ exporter, signal: of, rate, sent, gateway }) =>
    gateway
      ? say`${code(exporter)}: ${sent} ${signal[of]}, ${percent(rate)} accepted by the gateway, not read back`
      : say`${code(exporter)}: ${sent} ${signal[of]}, ${percent(rate)} sent`,
  exportFailing: ({ exporter, signal: of, rate, failed, since: at }) =>
    say`${code(exporter)}: only ${percent(rate)} of ${signal[of]} sent, ${failed} failed${since(at)}`,
  nothingExported: ({ exporter, signal: of, accepted }) =>
    say`${code(exporter)}: nothing sent, while ${accepted} ${signal[of]} were accepted`,
  idleExporter: ({ exporter, signal: of }) => say`${code(exporter)}: no ${signal[of]} to send`,
  queueFilling: ({ exporter, percent: full }) => say`The queue of ${code(exporter)} is ${full} % full`,
  noExporters: () => say`No exporter has reported`,
  collectorSaid: ({ at, message, count }) =>
    say`The collector logged ${counted(count, 'warning or error', 'warnings or errors')}, the last at ${at}: ${code(message, 400)}`,
  mayNot: ({ role, action, explicit }) =>
    explicit
      ? say`${code(nameOf(role))} is explicitly denied ${code(action)}`
      : say`${code(nameOf(role))} is not allowed ${code(action)}`,
  may: ({ actions }) => say`The task role is allowed ${codes(actions)}`,
  portClosed: ({ groups }) => say`No rule of ${codes(groups)} lets port 4317 in`,
  portOpen: ({ sources }) => say`Port 4317 is open to ${codes(sources)}`,
  tracesFresh: ({ service, lastAt, where }) => say`${code(service)}: newest trace in ${place[where]} at ${lastAt}`,
  tracesNone: ({ service, minutes }) =>
    say`${code(service)}: no traces in ${minutes} min; without traffic there are none`,
  tracesLost: ({ accepted, minutes, where }) =>
    say`No traces in ${place[where]} in ${minutes} min, while the collector accepted ${accepted} spans`,
  tracesNoneAtAll: ({ minutes, where }) => say`No traces in ${place[where]} in ${minutes} min`,
  indexed: ({ percent: share }) =>
    say`Transaction Search is on: spans are read from ${code('aws/spans')}; ${share} % are indexed as trace summaries`,
  metricsFresh: ({ namespace, count, lastAt }) =>
    say`${counted(count, 'metric')} in ${code(namespace)}, the newest point at ${lastAt}`,
  metricsStale: ({ namespace, lastAt }) =>
    lastAt === undefined
      ? say`No data points in ${code(namespace)} in 3 h`
      : say`The newest point in ${code(namespace)} is of ${dated(lastAt)}`,
  metricsNone: ({ namespace }) => say`No metrics in ${code(namespace)} in 3 h`,
  emfClean: () => say`No EMF errors`,
  emfRejected: ({ count, since: at }) => say`CloudWatch rejected ${counted(count, 'EMF event')}${since(at)}`,
  logsJson: ({ lines, group, lastAt }) =>
    say`${lines} JSON lines with fields of their own in ${code(group)}, the newest at ${lastAt}`,
  logsNotJson: ({ service, lines, of, example }) =>
    say`${code(service)}: ${lines} of ${of} lines are not JSON, such as ${code(example, 120)}`,
  logsPlainFields: ({ lines }) => say`${lines} JSON lines, but none carries extra fields`,
  logsNone: ({ group, minutes }) => say`No lines in ${code(group)} in ${minutes} min`,
  alarmOk: ({ name, since: at }) => say`${code(name)} is OK since ${dated(at)}`,
  alarmFiring: ({ name, since: at, why }) => say`${code(name)} is in ALARM since ${dated(at)}. ${why}`,
  alarmNoData: ({ name, since: at }) => say`${code(name)} has had no data since ${dated(at)}`,
  alarmMissing: ({ name }) => say`There is no alarm ${code(name)}`,
  alarmSilent: ({ name }) => say`${code(name)} has no action: nobody hears it`,
  alarmDisabled: ({ name }) => say`The actions of ${code(name)} are switched off`,
  subscribed: ({ topic, count }) => say`${code(topic)} has ${count} ${count === 1 ? 'subscriber' : 'subscribers'}`,
  notSubscribed: ({ topic }) => say`Nobody is subscribed to ${code(topic)}`,
  notConfirmed: ({ topic }) => say`The subscription to ${code(topic)} was never confirmed`,
  noTopic: () => say`No alarm notifies an SNS topic`,
  ruleTells: ({ rule, count }) => say`The EventBridge rule ${code(rule)} sends alarms to ${counted(count, 'target')}`,
  ruleUnread: ({ topic, rule }) =>
    say`Nobody is subscribed to ${code(topic)}, and the pattern of the EventBridge rule ${code(rule)} does not say whether it lets every alarm through`,
  dashboardExists: ({ name }) => say`The dashboard ${code(name)} exists`,
  dashboardMissing: ({ name }) => say`There is no dashboard ${code(name)}`,
  ...canary,
}
