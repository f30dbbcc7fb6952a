import type { Environment } from '../config.ts'
import type { Measured } from './facts/schemas.ts'
import { type Signal, type Since, signals } from './findings.ts'

/** The collector's own series from a moment on. */
export type Flow = { series: readonly Measured[]; from: Date }

/** @returns only the collector's own metrics, not those of AWS about it. */
export const ownFlow = (
  { series, from }: Flow,
  { collectorNamespace }: Pick<Environment, 'collectorNamespace'>,
): Flow => ({
  series: series.filter(({ metric }) => metric.namespace === collectorNamespace),
  from,
})

/** What the collector calls the items of a signal. Source: collector's own metrics, v0.156. */
const items: Record<Signal, string> = { traces: 'spans', metrics: 'metric_points', logs: 'log_records' }

/** The counters of one kind for one signal; a Prometheus reader appends `_total`. */
const counters = (series: readonly Measured[], kind: string, signal: Signal): Measured[] => {
  const name = `otelcol_${kind}_${items[signal]}`
  return series.filter(({ metric }) => metric.name === name || metric.name === `${name}_total`)
}

const total = (series: readonly Measured[]): number =>
  series.flatMap(({ points }) => points).reduce((sum, { value }) => sum + value, 0)

export const nonZero = (series: readonly Measured[]): Date[] =>
  series
    .flatMap(({ points }) => points)
    .filter(({ value }) => value > 0)
    .map(({ at }) => at)
    .sort((one, other) => one.getTime() - other.getTime())

/** A counter over the window: how much, since when and when last it moved; undefined when no such series exists. */
export type Counted = { count: number; since?: Since | undefined; lastAt?: Date | undefined }

/** @returns since when something has been moving; a point in the first two periods may have begun before. */
export const sinceFirst = (moved: readonly Date[], from: Date): Since | undefined => {
  const [first] = moved
  return first === undefined ? undefined : { at: first, whole: first.getTime() - from.getTime() <= 120_000 }
}

const counted = (series: readonly Measured[], from: Date): Counted | undefined => {
  if (series.length === 0) return undefined
  const moved = nonZero(series)
  return { count: total(series), since: sinceFirst(moved, from), lastAt: moved.at(-1) }
}

/**
 * Receivers may report twice, with different dimension sets: only series with the most complete set count.
 * The collector's own pipeline (`otlp/self`) is not traffic.
 */
const mostSpecific = (series: readonly Measured[]): Measured[] => {
  const size = ({ metric }: Measured) => Object.keys(metric.dimensions).length
  const most = Math.max(...series.map(size))
  return series.filter((each) => size(each) === most && each.metric.dimensions['receiver'] !== 'otlp/self')
}

/** @returns what the receivers took in, by signal. */
export const accepted = ({ series, from }: Flow, signal: Signal): Counted | undefined =>
  counted(mostSpecific(counters(series, 'receiver_accepted', signal)), from)

/** @returns what was refused, by the receiver or by the memory limiter. The larger of the two, since they echo each other. */
export const refused = ({ series, from }: Flow, signal: Signal): Counted | undefined => {
  const [receiver, limiter] = ['receiver_refused', 'processor_memory_limiter_refused'].map((kind) =>
    counted(mostSpecific(counters(series, kind, signal)), from),
  )
  if (receiver === undefined || limiter === undefined) return receiver ?? limiter
  return receiver.count >= limiter.count ? receiver : limiter
}

/** One exporter's flow of one signal. `send_failed` appears only once something has failed: absent is zero. */
export type Exported = {
  exporter: string
  signal: Signal
  sent: number
  failed: number
  failingSince?: Since | undefined
}

/** @returns every exporter that reported anything, without the one for the collector's own metrics. */
export const exported = ({ series, from }: Flow): Exported[] =>
  signals.flatMap((signal) => {
    const [sent, failed] = ['exporter_sent', 'exporter_send_failed'].map((kind) => counters(series, kind, signal))
    const names = new Set([...(sent ?? []), ...(failed ?? [])].map(({ metric }) => metric.dimensions['exporter'] ?? ''))
    return [...names]
      .filter((name) => name !== '' && !name.endsWith('/self'))
      .map((exporter) => {
        const of = (list: readonly Measured[] = []) =>
          mostSpecific(list.filter(({ metric }) => metric.dimensions['exporter'] === exporter))
        const failures = counted(of(failed), from)
        return {
          exporter,
          signal,
          sent: total(of(sent)),
          failed: failures?.count ?? 0,
          failingSince: failures?.since,
        }
      })
  })

/** @returns how full each exporter's queue is, in percent of its capacity, at its fullest in the window. */
export const queues = (series: readonly Measured[]): { exporter: string; percent: number }[] =>
  series
    .filter(({ metric }) => metric.name === 'otelcol_exporter_queue_size')
    .flatMap(({ metric, points }) => {
      const exporter = metric.dimensions['exporter'] ?? ''
      const capacity = series
        .find(
          (each) =>
            each.metric.name === 'otelcol_exporter_queue_capacity' && each.metric.dimensions['exporter'] === exporter,
        )
        ?.points.at(-1)?.value
      const fullest = Math.max(...points.map(({ value }) => value))
      return capacity === undefined || capacity <= 0 || points.length === 0
        ? []
        : [{ exporter, percent: Math.round((100 * fullest) / capacity) }]
    })
