import { minute as minuteMs, second } from '../clock.ts'
import { type Account, cached } from '../state.ts'
import { canarySeries } from '../telemetry/canary.ts'
import { applicationSeries } from './application_series.ts'
import { collectorSeries } from './collector_series.ts'
import { emfErrorSeries } from './emf_errors.ts'
import { platformSeries } from './platform_series.ts'
import { putSeries } from './put.ts'

export type Dimensions = Readonly<Record<string, string>>

/** One CloudWatch metric: the raw values of each minute, none where nothing was sent. */
export type MetricSeries = {
  namespace: string
  name: string
  dimensions: Dimensions
  unit: string
  values(minute: number): readonly number[] | undefined
  /** What was written of it, where CloudWatch made no metric of it. */
  written?(minute: number): readonly number[] | undefined
  /** From when on ListMetrics shows it (ms); always without. */
  listedFrom?: number
  /** Whether it came as statistic sets, of which there are no percentiles. */
  statistics?(minute: number): boolean
}

/** A minute's values can be read so long after it ended: the SDK's and the agent's intervals, then extraction. */
const readableAfter = 30 * second

/** @returns every metric that the account can hold, with or without values. */
export const seriesOf = (account: Account): MetricSeries[] =>
  cached(account, 'series', () =>
    [
      ...applicationSeries(account),
      ...collectorSeries(account),
      ...platformSeries(account),
      ...putSeries(account),
      ...emfErrorSeries(account),
      ...canarySeries(account),
    ].map(remembering),
  )

/** So many minutes of a series are remembered: alarms look at the same minutes again and again. */
const remembered = 20_000

const remembering = (series: MetricSeries): MetricSeries => {
  const known = new Map<number, readonly number[] | undefined>()
  return {
    ...series,
    values(minute) {
      if (known.has(minute)) return known.get(minute)
      if (known.size > remembered) known.clear()
      const values = series.values(minute)
      known.set(minute, values)
      return values
    },
  }
}

const keyOf = (namespace: string, name: string, dimensions: Dimensions): string =>
  JSON.stringify([namespace, name, Object.entries(dimensions).sort(([one], [other]) => (one < other ? -1 : 1))])

/** @returns the series of exactly these dimensions; CloudWatch knows no other match. */
export const seriesNamed = (
  account: Account,
  { namespace, name, dimensions }: { namespace: string; name: string; dimensions: Dimensions },
): MetricSeries[] => {
  const index = cached(account, 'series index', () =>
    Map.groupBy(seriesOf(account), (series) => keyOf(series.namespace, series.name, series.dimensions)),
  )
  return index.get(keyOf(namespace, name, dimensions)) ?? []
}

/** @returns the raw values between two times (ms), those minutes that can already be read. */
export const valuesBetween = (
  account: Account,
  series: readonly MetricSeries[],
  range: { from: number; to: number },
): number[] => {
  const now = account.clock.now().getTime()
  const values: number[] = []
  const last = Math.min(Math.ceil(range.to / minuteMs) - 1, Math.floor((now - readableAfter) / minuteMs) - 1)
  for (let minute = Math.ceil(range.from / minuteMs); minute <= last; minute++) {
    for (const one of series) {
      const found = one.values(minute)
      if (found !== undefined) for (const value of found) values.push(value)
    }
  }
  return values
}

/** @returns whether the series has any value in so many ms before now; looks at the newest minutes first. */
export const activeWithin = (account: Account, series: MetricSeries, ms: number): boolean => {
  const newest = Math.floor((account.clock.now().getTime() - readableAfter) / minuteMs) - 1
  for (let minute = newest; minute > newest - ms / minuteMs; minute--) {
    if ((series.values(minute)?.length ?? 0) > 0) return true
  }
  return false
}
