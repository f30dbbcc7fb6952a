import { roll } from '../chance.ts'
import { minute as minuteMs } from '../clock.ts'
import { during } from '../conditions.ts'
import type { Account } from '../state.ts'
import { metricsArrive } from '../telemetry/delivery.ts'
import { type Request, requestsOf } from '../telemetry/requests.ts'
import { flattened, type Route, routes, type Step, worker } from '../telemetry/routes.ts'
import { throughEmf } from './emf_changes.ts'
import type { MetricSeries } from './series.ts'

type Served = { share: number; reaches: ReadonlySet<string> }

const within = (step: Step, length = 1): { step: Step; length: number }[] => [
  { step, length },
  ...step.steps.flatMap((below) => within(below, length * (below.to - below.from))),
]

/** For each route and service: what share of the request's time the service's own server spans take. */
const served = new Map<Route, Map<string, Served[]>>(
  routes.map((route) => [
    route,
    Map.groupBy(within(route.entry), ({ step }) => step.service)
      .entries()
      .reduce((byService, [service, steps]) => {
        const servers = steps.filter(({ step }) => step.kind === 'SERVER')
        const reaching = ({ step, length }: { step: Step; length: number }) => ({
          share: length,
          reaches: new Set(flattened(step).map((below) => below.service)),
        })
        return byService.set(service, servers.map(reaching))
      }, new Map<string, Served[]>()),
  ]),
)

type Namespace = { name: string; holds(minute: number): boolean }

/** The namespaces that the applications' metrics went to, and when. */
const namespaces = (account: Account): Namespace[] => {
  const { metricNamespace } = account.environment
  const others = account.conditions.flatMap((condition) => (condition.kind === 'namespace' ? [condition.name] : []))
  return [metricNamespace, ...new Set(others)].map((name) => ({
    name,
    holds: (minute) => (during(account, 'namespace', minute * minuteMs)?.name ?? metricNamespace) === name,
  }))
}

const servedBy = (request: Request, service: string): readonly Served[] => served.get(request.route)?.get(service) ?? []

const durations = (account: Account, service: string, minute: number, failedOnly: boolean): number[] => {
  const seconds: number[] = []
  for (const request of requestsOf(account, minute)) {
    const { status, service: origin } = request.outcome
    if (failedOnly && status !== 500) continue
    for (const { share, reaches } of servedBy(request, service)) {
      if (!failedOnly || reaches.has(origin)) seconds.push((request.durationMs * share) / 1000)
    }
  }
  return seconds
}

const seriesFor = (account: Account, namespace: Namespace, service: string): MetricSeries[] => {
  const make = (
    name: string,
    shape: { unit: string; dimensions?: Record<string, string> },
    values: (minute: number) => number[],
  ): MetricSeries => ({
    namespace: namespace.name,
    name,
    unit: shape.unit,
    dimensions: { 'service.name': service, ...shape.dimensions },
    values(minute) {
      if (!namespace.holds(minute) || !metricsArrive(account, service, minute)) return undefined
      const found = values(minute)
      return found.length === 0 ? undefined : found
    },
  })
  const runs = (minute: number) => requestsOf(account, minute).filter((request) => servedBy(request, worker).length > 0)
  const common = [
    make('http.server.request.duration', { unit: 'Seconds' }, (minute) => durations(account, service, minute, false)),
    make('http.server.request.duration', { unit: 'Seconds', dimensions: { 'error.type': '500' } }, (minute) =>
      durations(account, service, minute, true),
    ),
    make('agent.process.memory', { unit: 'Bytes' }, (minute) => [
      Math.round((180 + 20 * roll(account.seed, service, minute, 'memory')) * 1024 * 1024),
    ]),
  ]
  if (service !== worker) return common
  return [
    ...common,
    make('agent.runs', { unit: 'Count' }, (minute) => (runs(minute).length === 0 ? [] : [runs(minute).length])),
    make('agent.run.tokens', { unit: 'Count' }, (minute) =>
      runs(minute).map(({ index }) => 200 + Math.floor(1800 * roll(account.seed, minute, index, 'tokens'))),
    ),
  ]
}

/** What services measure besides. */
const measured = (account: Account): MetricSeries[] =>
  account.conditions.flatMap((condition) => {
    if (condition.kind !== 'measured') return []
    const { service, name, unit, since, listedAfter = 0, values } = condition
    return [
      {
        namespace: account.environment.metricNamespace,
        name,
        unit,
        dimensions: { 'service.name': service },
        listedFrom: since.getTime() + listedAfter * minuteMs,
        values: (minute) =>
          minute * minuteMs >= since.getTime() && metricsArrive(account, service, minute) ? values(minute) : undefined,
      },
    ]
  })

/** @returns the metrics that the applications send through the collector and EMF. */
export const applicationSeries = (account: Account): MetricSeries[] =>
  throughEmf(account, [
    ...namespaces(account).flatMap((namespace) =>
      account.services.flatMap((service) => seriesFor(account, namespace, service)),
    ),
    ...measured(account),
  ])
