import { canaryMetric, canaryService } from '../../../src/canary/wire.ts'
import { hex } from '../chance.ts'
import { minute as minuteMs } from '../clock.ts'
import type { MetricSeries } from '../cloudwatch/series.ts'
import { during } from '../conditions.ts'
import type { SentCanary } from '../lambda/state.ts'
import type { Account } from '../state.ts'
import type { SegmentDocument } from '../xray/document.ts'
import { traceDelay } from './delivery.ts'
import type { Line } from './lines/streams.ts'
import { xrayId } from './requests.ts'

/** How long a canary's span lasts, in ms. */
const lasts = 1

/** @returns the segments of the canaries whose spans have had time to arrive. */
export const canarySegments = (account: Account): SegmentDocument[] =>
  account.functions.sent
    .filter(({ traceArrives, at }) => traceArrives && at + traceDelay <= account.clock.now().getTime())
    .map(({ id, at, traceId }) => ({
      id: hex(16, traceId),
      trace_id: xrayId(traceId),
      name: canaryService,
      start_time: at / 1000,
      end_time: (at + lasts) / 1000,
      annotations: {
        'otel.resource.deployment.environment': account.environment.deploymentEnvironment,
        'otel.resource.service.name': canaryService,
      },
      metadata: { default: { 'canary.id': id } },
    }))

const spanLine = (account: Account, { id, at, traceId }: SentCanary): Line => ({
  at: at + lasts,
  stream: 'default',
  message: JSON.stringify({
    resource: {
      attributes: {
        'service.name': canaryService,
        'deployment.environment.name': account.environment.deploymentEnvironment,
      },
    },
    traceId,
    spanId: hex(16, traceId),
    name: 'canary',
    kind: 'SERVER',
    startTimeUnixNano: at * 1_000_000,
    endTimeUnixNano: (at + lasts) * 1_000_000,
    attributes: { 'canary.id': id },
    status: { code: 'UNSET' },
  }),
})

/** @returns the canaries' spans of a minute, as Transaction Search stores them in `aws/spans`. */
export const canarySpanLines = (account: Account, minute: number): Line[] =>
  account.functions.sent
    .filter(({ traceArrives, at }) => traceArrives && Math.floor((at + lasts) / minuteMs) === minute)
    .map((canary) => spanLine(account, canary))

const inMinute = <T extends { at: number }>(all: readonly T[], minute: number): T[] =>
  all.filter(({ at }) => Math.floor(at / minuteMs) === minute)

/** @returns what the canaries sent, in the namespace that the collector wrote to, and how their rounds ended. */
export const canarySeries = (account: Account): MetricSeries[] => {
  const { functions, environment } = account
  if (functions.sent.length === 0 && functions.ends.length === 0) return []
  const namespaceAt = (at: number) => during(account, 'namespace', at)?.name ?? environment.metricNamespace
  const arrived = functions.sent.filter(({ metricArrives }) => metricArrives)
  const sent = [...Map.groupBy(arrived, ({ at }) => namespaceAt(at))].map(([namespace, those]) => ({
    namespace,
    name: canaryMetric,
    dimensions: { 'service.name': canaryService },
    unit: 'Milliseconds',
    values: (minute: number) => inMinute(those, minute).map(({ at }) => at),
  }))
  const ended = (
    name: string,
    unit: string,
    measured: (end: (typeof functions.ends)[number]) => number | undefined,
  ) => ({
    namespace: `${environment.metricNamespace}/Canary`,
    name,
    dimensions: {},
    unit,
    values: (minute: number) => inMinute(functions.ends, minute).flatMap((end) => measured(end) ?? []),
  })
  return [
    ...sent,
    ended('Failed', 'Count', ({ failed }) => failed),
    ended('ReadBack', 'Milliseconds', ({ readBackMs }) => readBackMs),
  ]
}
