import { roll } from '../chance.ts'
import { minute as minuteMs } from '../clock.ts'
import { allDuring, during, type Exporter, type Signal } from '../conditions.ts'
import type { Account } from '../state.ts'
import type { Request } from './requests.ts'
import { flattened, type Route } from './routes.ts'

/** Spans are read back about so long after they end: batches of the SDK (5 s) and the collector (1 s), and indexing. */
export const traceDelay = 10_000

/** Share of what arrives that the limiter refuses while it is above its soft limit. */
const refusedShare = 0.6

/** @returns whether anything of a signal leaves the service's SDK for the collector at a time (ms). */
export const sends = (account: Account, service: string, at: number, signal: Signal = 'traces'): boolean =>
  at >= account.born.getTime() &&
  [...allDuring(account, 'sdk_fails', at, service), ...allDuring(account, 'unsent', at, service)].every(
    ({ signals }) => signals !== undefined && !signals.includes(signal),
  )

/** @returns whether a collector runs at a time (ms). */
export const collectorRuns = (account: Account, at: number): boolean =>
  during(account, 'collector_down', at) === undefined

/** @returns whether the collector's memory limiter refuses the spans that a service sends for a request. */
export const refused = (account: Account, request: Request, service: string): boolean =>
  during(account, 'memory_pressure', request.at) !== undefined &&
  roll(account.seed, request.minute, request.index, service, 'limiter') < refusedShare

/** @returns whether a request is one of those whose traces are sampled; the whole trace is, or none of it. */
export const sampled = (account: Account, { minute, index }: Pick<Request, 'minute' | 'index'>): boolean =>
  account.sampling >= 1 || roll(account.seed, minute, index, 'sampled') < account.sampling

/** @returns whether the collector takes what a service sends of a signal for a request. */
export const accepted = (account: Account, request: Request, service: string, signal: Signal = 'traces'): boolean =>
  (signal !== 'traces' || sampled(account, request)) &&
  sends(account, service, request.at, signal) &&
  collectorRuns(account, request.at) &&
  !refused(account, request, service)

/** @returns whether an exporter's call fails: `key` decides for those of which only a share does. */
export const exportFails = (
  account: Account,
  exporter: Exporter,
  { at, key }: { at: number; key: string | number },
): { uncounted: boolean } | undefined => {
  if (during(account, 'cut_off', at) !== undefined) return { uncounted: false }
  const signal = key === 'metrics' ? 'metrics' : exporter === 'awscloudwatchlogs' ? 'logs' : 'traces'
  const condition = allDuring(account, 'export_fails', at).find(
    (each) => each.exporter === exporter && (each.signals?.includes(signal) ?? true),
  )
  if (condition === undefined || roll(account.seed, at, key, exporter) >= (condition.share ?? 1)) return undefined
  return { uncounted: condition.uncounted === true }
}

/** @returns whether the collector's processors let a trace pass. */
export const passes = (account: Account, { at, minute, index }: Request): boolean => {
  const dropping = during(account, 'spans_dropped', at)
  return dropping === undefined || roll(account.seed, minute, index, 'dropped') >= dropping.share
}

/** @returns whether the service's part of a trace reaches X-Ray. */
export const traced = (account: Account, request: Request, service: string): boolean =>
  accepted(account, request, service) &&
  passes(account, request) &&
  exportFails(account, 'awsxray', { at: request.at, key: request.index }) === undefined

const counted = new Map<Route, ReadonlyMap<string, number>>()

/** @returns how many spans each service makes for a request of the route. */
export const spansByService = (route: Route): ReadonlyMap<string, number> => {
  const known = counted.get(route)
  if (known !== undefined) return known
  const counts = new Map<string, number>()
  for (const { service } of flattened(route.entry)) counts.set(service, (counts.get(service) ?? 0) + 1)
  counted.set(route, counts)
  return counts
}

/** @returns whether the applications' metrics of a minute reach CloudWatch. */
export const metricsArrive = (account: Account, service: string, minute: number): boolean => {
  const at = minute * minuteMs
  return (
    sends(account, service, at, 'metrics') &&
    collectorRuns(account, at) &&
    exportFails(account, 'awsemf', { at, key: 'metrics' }) === undefined
  )
}

/** @returns the name under which a service's telemetry goes at a time (ms). */
export const calledAt = (account: Account, service: string, at: number): string =>
  during(account, 'called', at, service)?.as ?? service
