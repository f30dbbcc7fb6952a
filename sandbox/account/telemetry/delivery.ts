import { roll } from '../chance.ts'
import { minute as minuteMs } from '../clock.ts'
import { during } from '../conditions.ts'
import type { Account } from '../state.ts'
import type { Request } from './requests.ts'
import { flattened, type Route } from './routes.ts'

/** Spans are read back about so long after they end: batches of the SDK (5 s) and the collector (1 s), and indexing. */
export const traceDelay = 10_000

/** Share of what arrives that the limiter refuses while it is above its soft limit. */
const refusedShare = 0.6

/** @returns whether the service's SDK has somewhere to send to at a time (ms). */
export const sends = (account: Account, service: string, at: number): boolean =>
  at >= account.born.getTime() && during(account, 'no_endpoint', at, service) === undefined

/** @returns whether a collector runs at a time (ms). */
export const collectorRuns = (account: Account, at: number): boolean =>
  during(account, 'collector_down', at) === undefined

/** @returns whether the collector's memory limiter refuses the spans that a service sends for a request. */
export const refused = (account: Account, request: Request, service: string): boolean =>
  during(account, 'memory_pressure', request.at) !== undefined &&
  roll(account.seed, request.minute, request.index, service, 'limiter') < refusedShare

/** @returns whether the collector takes what a service sends for a request. */
export const accepted = (account: Account, request: Request, service: string): boolean =>
  sends(account, service, request.at) && collectorRuns(account, request.at) && !refused(account, request, service)

/** @returns whether the service's part of a trace reaches X-Ray. */
export const traced = (account: Account, request: Request, service: string): boolean =>
  accepted(account, request, service) && during(account, 'traces_denied', request.at) === undefined

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
  return sends(account, service, at) && collectorRuns(account, at) && during(account, 'emf_denied', at) === undefined
}
