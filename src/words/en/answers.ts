import type { HopId } from '../../diagnosis/findings.ts'
import type { Reason } from '../../result.ts'
import { code, joined, type Rich, type Span, say } from '../../rich.ts'

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

/** What went wrong, in a sentence that needs no more. */
export const reasons: Record<Reason, Rich> = {
  usage: say`That is not how it is written.`,
  unknown_command: say`There is no such command.`,
  unknown_environment: say`There is no such environment.`,
  environment_needed: say`It needs an environment.`,
  not_found: say`It does not exist.`,
  not_allowed: say`That is not allowed.`,
  access_denied: say`The bot's role may not read it.`,
  credentials: say`The credentials were not accepted.`,
  throttled: say`AWS is limiting requests; try again in a minute.`,
  timed_out: say`It took too long.`,
  unavailable: say`It could not be reached.`,
  unsupported: say`The endpoint does not know this operation.`,
  no_data: say`There is no data.`,
  not_asked: say`Not asked for.`,
  not_built: say`Not part of this version.`,
  no_source: say`There is no source for what it looks like.`,
  not_visible: say`Nothing that can be read from here tells it from health.`,
  too_much: say`There is more than can be read at once.`,
}

export const hops: Record<HopId, string> = {
  deployment: 'Deployment',
  discovery: 'Discovery',
  applications: 'Applications',
  receiving: 'Receiving',
  exporting: 'Exporting',
  backends: 'Backends',
  watching: 'Watching',
  delivery: 'Delivery',
  canary: 'Canary',
}

export const verify = {
  flows: (environment: string, passed: number): Rich =>
    say`Telemetry flows in ${code(environment)}: ${count(passed, 'hop', 'hops')} passed`,
  warned: (environment: string, names: readonly string[]): Rich =>
    say`Telemetry flows in ${code(environment)}, with warnings: ${joined(names)}`,
  failed: (environment: string, names: readonly string[]): Rich =>
    say`${count(names.length, 'hop', 'hops')} of ${code(environment)} failed: ${joined(names)}`,
  unknown: (environment: string, names: readonly string[]): Rich =>
    say`Nothing failed in ${code(environment)}, but I could not tell: ${joined(names)}`,
  settling: (environment: string, names: readonly string[]): Rich =>
    say`${code(environment)} is still settling: ${joined(names)}`,
  /** Follows another sentence. */
  alsoUnknown: (names: readonly string[]): Rich => say`. Could not tell: ${joined(names)}`,
  alsoSettling: (names: readonly string[]): Rich => say`. Still settling: ${joined(names)}`,
  settlesAt: (at: Date): Rich => say`May still be normal until ${at}`,
  nothingAsked: say`No hop was asked for.`,
  missing: (fact: string, why: Rich): Rich => say`Could not read ${fact}: ${why}`,
  more: (number: number): Rich => say`and ${number} more`,
  cause: (title: Rich, confidence: string): Rich => say`Cause: ${title} (${confidence})`,
  /** A green hop: its name, the first evidence, and how much more there is. */
  green: (name: Span, evidence: Rich, more: number): Rich =>
    more === 0 ? say`${name}: ${evidence}` : say`${name}: ${evidence}, and ${more} more`,
  skipped: (names: readonly string[], why: Rich): Rich => say`${joined(names)} skipped: ${why}`,
}

/** What each fact is called when it could not be had. */
export const factNames = {
  services: 'the ECS services',
  collectorTasks: "the collector's tasks",
  collectorTaskDefinition: "the collector's task definition",
  taskDefinitions: 'the task definitions',
  instances: 'the Cloud Map instances',
  collectorMetrics: "the collector's own metrics",
  collectorUsage: "the collector's CPU and memory",
  applicationMetrics: "the applications' metrics",
  traceDestination: 'where traces are stored',
  indexedPercent: 'the indexing rules',
  traces: 'the traces',
  logLines: 'the log lines',
  logSample: 'the newest log lines of each task',
  logGroups: 'the log groups',
  collectorLog: "the collector's log",
  collectorStart: "the collector's first lines",
  collectorConfig: "the collector's configuration",
  applicationLog: 'what the applications say about their telemetry',
  alarms: 'the alarms',
  subscriptions: 'the subscriptions',
  noticesRule: 'the EventBridge rule of alarms',
  dashboard: 'the dashboard',
  collectorPermissions: 'the permissions of the task role',
  executionPermissions: 'the permissions of the execution role',
  applicationTasks: "the applications' tasks",
  collectorIngress: 'the security groups',
  egress: "the ways out of the collector's subnets",
  canary: 'the canary',
  emfEvents: 'the events from which metrics are made',
  otherNamespaces: 'other namespaces of metrics',
  indexedTraces: 'the indexed traces',
  olderTraces: 'older traces',
  traceGroups: "X-Ray's groups",
}

export const status = {
  good: (environment: string): Rich => say`${code(environment)} is up`,
  bad: (environment: string, what: readonly Rich[]): Rich => say`${code(environment)} needs attention: ${joined(what)}`,
  unknown: (environment: string): Rich => say`Nothing wrong in what I could see of ${code(environment)}`,
  collector: 'Collector',
  tasks: (running: number | undefined, wanted: number | undefined): Rich =>
    running === undefined ? say`tasks unknown` : say`${running} of ${wanted ?? '?'} tasks`,
  health: { healthy: 'healthy', unhealthy: 'unhealthy', unknown: 'health not reported', missing: 'no such service' },
  usage: (cpu: number | undefined, memory: number | undefined): Rich =>
    say`CPU ${cpu === undefined ? 'unknown' : `${cpu} %`}, memory ${memory === undefined ? 'unknown' : `${memory} %`}`,
  rollout: { completed: 'deployed', in_progress: 'rolling out', failed: 'rollout failed', unknown: 'rollout unknown' },
  service: 'Service',
  running: 'Running',
  revision: 'Revision',
  state: 'State',
  noServices: say`No application services.`,
  moreServices: (read: number, total: number): Rich => say`${read} of ${total} services are shown.`,
  alarmsFiring: (names: readonly string[]): Rich =>
    say`${count(names.length, 'alarm', 'alarms')} firing: ${joined(names.map((name) => code(name)))}`,
  alarmsQuiet: (total: number): Rich =>
    total === 0 ? say`No alarms exist` : say`None of ${count(total, 'alarm', 'alarms')} is firing`,
  together: (tasks: Rich, health: string): Rich => say`${tasks}, ${health}`,
  collectorBelow: say`the collector lacks tasks`,
  serviceBelow: (name: string): Rich => say`${code(name)} lacks tasks`,
  firing: (number: number): Rich => say`${count(number, 'alarm', 'alarms')} firing`,
}

export const traces = {
  list: (number: number, seen: number, window: string): Rich =>
    number === seen
      ? say`${count(number, 'trace', 'traces')} in ${window}`
      : say`${number} of ${count(seen, 'trace', 'traces')} in ${window}`,
  noneMatch: (seen: number, window: string): Rich =>
    say`None of the ${count(seen, 'trace', 'traces')} in ${window} match`,
  none: (window: string): Rich => say`No traces in ${window}`,
  noneHelp: say`Without traffic there are none. Otherwise the pipeline loses them:`,
  source: { xray: say`From X-Ray.`, logs: say`From ${code('aws/spans')}, since Transaction Search is on.` },
  incomplete: say`There are more; narrow the time or name a service.`,
  columns: {
    status: 'Status',
    duration: 'Duration',
    name: 'Request',
    services: 'Services',
    age: 'At',
    span: 'Span',
    id: 'Trace',
  },
  statuses: { ok: 'ok', error: 'error', fault: 'fault', throttle: 'throttled' },
  one: (name: string, duration: string): Rich => say`${code(name, 120)} took ${duration}`,
  noSuchTrace: (id: string): Rich =>
    say`There is no trace ${code(id)} in the last 30 days, or it is not in this region.`,
  inProgress: 'not ended',
  open: 'Open in X-Ray',
}

export const metrics = {
  list: (number: number, namespace: string, fresh: number): Rich =>
    say`${count(number, 'metric', 'metrics')} in ${code(namespace)}, ${fresh} with data`,
  none: (namespace: string): Rich => say`No metrics in ${code(namespace)}`,
  noneHelp: say`Metrics arrive through the collector's awsemf exporter. What stops them, verify tells:`,
  incomplete: say`There are more; name one to see it.`,
  columns: {
    name: 'Metric',
    dimensions: 'Dimensions',
    latest: 'Latest',
    age: 'At',
    samples: 'Samples',
    average: 'Average',
  },
  one: (name: string, window: string): Rich => say`${code(name)} over ${window}`,
  noPoints: (name: string, window: string): Rich => say`${code(name)} exists, but has no data points in ${window}`,
  moreSets: (shown: number, of: number): Rich => say`${shown} of ${of} dimension sets are shown.`,
  highest: say`P50, P95 and P99 are the highest of their periods.`,
  noPercentiles: say`Without percentiles: it was published as a statistic set. Exponential histograms have them.`,
  noSuchMetric: (name: string, namespaces: readonly string[]): Rich =>
    say`There is no metric ${code(name)} in ${joined(namespaces.map((each) => code(each)))}.`,
  noDimensions: 'none',
  never: 'no data',
}

export const logs = {
  list: (number: number, window: string): Rich => say`${count(number, 'line', 'lines')} in ${window}`,
  newest: (number: number, window: string): Rich => say`The newest ${number} lines of ${window}`,
  none: (window: string): Rich => say`No lines in ${window}`,
  noneMatch: (window: string): Rich => say`No line matches in ${window}`,
  source: (group: string): Rich => say`From ${code(group)}.`,
  notJson: (number: number): Rich =>
    say`${count(number, 'line is', 'lines are')} not JSON: their fields cannot be searched. Is ${code('LOG_FORMAT=json')} set?`,
  incomplete: (from: Date): Rich =>
    say`Nothing before ${from} was read: there is too much. Narrow the time or name a service.`,
  hidden: {
    keys: say`Values stay in CloudWatch, as configured.`,
    links: say`Lines stay in CloudWatch, as configured.`,
  },
  open: 'Open in CloudWatch',
  following: (group: string): string => `Following ${group}; end with Ctrl-C.`,
}

export const alarms = {
  quiet: (number: number): Rich => say`None of ${count(number, 'alarm', 'alarms')} is firing`,
  firing: (number: number, total: number): Rich => say`${number} of ${count(total, 'alarm', 'alarms')} firing`,
  unclear: (number: number): Rich => say`No alarm firing, but ${number} without data`,
  none: (prefix: string): Rich =>
    say`There are no alarms whose names begin with ${code(prefix)}: nothing watches this stack.`,
  states: { ok: 'OK', alarm: 'ALARM', insufficient_data: 'no data' },
  since: (at: Span): Rich => say`since ${at}`,
  against: (value: string, comparison: string, threshold: string): Rich =>
    say`${value}, alarm when ${comparison} ${threshold}`,
  threshold: (comparison: string, threshold: string): Rich => say`alarm when ${comparison} ${threshold}`,
  noAction: say`no action`,
}

/** Parts that several answers share. */
export const answers = {
  share: 'Share',
  again: 'Check again',
  showCommands: 'Show evidence',
  verify: 'Verify',
  troubleshoot: 'Troubleshoot',
  alarms: 'Alarms',
  logs: 'Errors in the logs',
  notInFile: (fact: string): Rich => say`The file does not hold the fact ${code(fact)}.`,
  window: (ms: number): string => `the last ${duration(ms)}`,
  duration: (ms: number): string => duration(ms),
}

const duration = (ms: number): string => {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${Number((ms / 1000).toFixed(ms < 10_000 ? 2 : 1))} s`
  if (ms < 3_600_000) return `${Number((ms / 60_000).toFixed(1))} min`
  return ms < 48 * 3_600_000
    ? `${Number((ms / 3_600_000).toFixed(1))} h`
    : `${Number((ms / 86_400_000).toFixed(1))} days`
}
