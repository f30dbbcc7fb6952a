import { bell, hash, hex, sequence } from '../chance.ts'
import { minute as minuteMs } from '../clock.ts'
import { during } from '../conditions.ts'
import { type Account, cached } from '../state.ts'
import { api, flattened, type Route, routes, web, worker } from './routes.ts'

type Outcome = { status: 200 | 404 | 429 | 500; service: string }

/** One request from outside, from which its spans, its log lines and its share of the metrics follow. */
export type Request = { minute: number; index: number; at: number; durationMs: number; route: Route; outcome: Outcome }

/** One fault in twenty minutes (0.4 % of requests), so that a healthy account stays below 1 % in any quarter of an hour. */
const faultEvery = 20
/** The first tasks take so long to start. */
const firstTasks = 2 * minuteMs
const clientErrors = 0.012
const throttled = 0.002
const tail = 0.01
const perMinute = { least: 10, spread: 4 }

const passes = new Map(routes.map((route) => [route, new Set(flattened(route.entry).map(({ service }) => service))]))

const routeFor = (share: number): Route => {
  let sum = 0
  for (const route of routes) {
    sum += route.share
    if (sum > share) return route
  }
  throw new RangeError('the shares of the routes add up to less than 1')
}

const outcomeOf = (
  account: Account,
  request: Omit<Request, 'outcome'>,
  chances: { fault: number; error: number },
): Outcome => {
  const services = passes.get(request.route) ?? new Set()
  const deepest = [worker, api, web].find((service) => services.has(service)) ?? web
  for (const service of account.conditions.length === 0 ? [] : services) {
    const condition = during(account, 'faults', request.at, service)
    if (condition?.service === service && chances.fault < condition.rate) return { status: 500, service }
  }
  if (request.index === 0 && request.minute % faultEvery === account.seed % faultEvery)
    return { status: 500, service: deepest }
  if (chances.error < throttled && services.has(api)) return { status: 429, service: api }
  if (chances.error < clientErrors && services.has(api)) return { status: 404, service: api }
  return { status: 200, service: deepest }
}

const made = (account: Account, minute: number): Request[] => {
  const next = sequence(hash(account.seed, account.id, minute))
  const ordinary = perMinute.least + Math.floor(next() * perMinute.spread)
  const count = Math.round(ordinary * account.load)
  return Array.from({ length: count }, (_, index) => {
    const route = routeFor(next())
    const at = Math.round((minute + (index + next()) / count) * minuteMs)
    const slow = next() < tail ? 8 : 1
    const durationMs = Math.max(2, route.medianMs * Math.exp(0.45 * bell(next)) * slow)
    const request = { minute, index, at, durationMs, route }
    return { ...request, outcome: outcomeOf(account, request, { fault: next(), error: next() }) }
  })
}

/** @returns the requests that arrive in a minute (counted from 1970); none before the services were made. */
export const requestsOf = (account: Account, minute: number): Request[] => {
  if (minute * minuteMs < account.born.getTime() + firstTasks || account.services.length === 0) return []
  const known = cached(account, 'requests', () => new Map<number, Request[]>())
  const before = known.get(minute)
  if (before !== undefined) return before
  if (known.size > 20_000) known.clear()
  const requests = made(account, minute)
  known.set(minute, requests)
  return requests
}

/** @returns the trace id as W3C writes it, 32 digits; its first eight are the second in which it began, as X-Ray wants it. */
export const traceIdOf = (account: Account, { minute, index, at }: Request): string =>
  Math.floor(at / 1000)
    .toString(16)
    .padStart(8, '0') + hex(24, account.seed, account.id, minute, index, 'trace')

/** @returns the id in X-Ray's form, `1-xxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxx`. */
export const xrayId = (traceId: string): string => `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`
