import { uuid } from '../../chance.ts'
import { minute as minuteMs, second } from '../../clock.ts'
import { applicationSeries } from '../../cloudwatch/application_series.ts'
import { collectorSeries } from '../../cloudwatch/collector_series.ts'
import { emfChanges } from '../../cloudwatch/emf_changes.ts'
import type { MetricSeries } from '../../cloudwatch/series.ts'
import { type Account, cached } from '../../state.ts'
import type { Line } from './streams.ts'

/** A statistic set, as awsemf writes histograms with explicit buckets. */
const statisticsOf = (values: readonly number[]) => ({
  Max: Math.max(...values),
  Min: Math.min(...values),
  Count: values.length,
  Sum: values.reduce((sum, value) => sum + value, 0),
})

const memberOf = (series: MetricSeries, minute: number, values: readonly number[]): unknown => {
  if (series.statistics?.(minute) === true) return statisticsOf(values)
  return values.length === 1 ? values[0] : { Values: values, Counts: values.map(() => 1) }
}

const eventOf = (account: Account, series: MetricSeries, minute: number, values: readonly number[]): string => {
  const event: Record<string, unknown> = {
    _aws: {
      Timestamp: (minute + 1) * minuteMs,
      CloudWatchMetrics: [
        {
          Namespace: series.namespace,
          Dimensions: [Object.keys(series.dimensions)],
          Metrics: [{ Name: series.name, ...(series.unit === 'None' ? {} : { Unit: series.unit }) }],
        },
      ],
    },
    ...series.dimensions,
    [series.name]: memberOf(series, minute, values),
    Version: '1',
  }
  const changes = emfChanges(account, series, minute)
  return JSON.stringify(changes.reduce((changed, { event: change }) => change?.(changed) ?? changed, event))
}

const events = (account: Account, all: readonly MetricSeries[], minute: number): Line[] =>
  all.flatMap((series, index) => {
    const values = (series.written ?? series.values)(minute - 1)
    if (values === undefined) return []
    const stream = `otel-stream-${uuid(account.seed, index % 2, 'emf stream')}`
    return [
      { at: minute * minuteMs + 11 * second + index, stream, message: eventOf(account, series, minute - 1, values) },
    ]
  })

/** @returns the EMF events of the applications' metrics, one for each metric and minute. */
export const emfLines = (account: Account, minute: number): Line[] =>
  events(
    account,
    cached(account, 'application series', () => applicationSeries(account)),
    minute,
  )

/** @returns the EMF events of the collector's own metrics. */
export const selfEmfLines = (account: Account, minute: number): Line[] =>
  events(
    account,
    cached(account, 'collector series', () => collectorSeries(account)),
    minute,
  )
