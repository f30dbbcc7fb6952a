import { uuid } from '../../chance.ts'
import { minute as minuteMs, second } from '../../clock.ts'
import { applicationSeries } from '../../cloudwatch/application_series.ts'
import { collectorSeries } from '../../cloudwatch/collector_series.ts'
import type { MetricSeries } from '../../cloudwatch/series.ts'
import { type Account, cached } from '../../state.ts'
import type { Line } from './streams.ts'

const eventOf = (series: MetricSeries, minute: number, values: readonly number[]): string =>
  JSON.stringify({
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
    [series.name]: values.length === 1 ? values[0] : { Values: values, Counts: values.map(() => 1) },
    Version: '1',
  })

const events = (account: Account, all: readonly MetricSeries[], minute: number): Line[] =>
  all.flatMap((series, index) => {
    const values = series.values(minute - 1)
    if (values === undefined) return []
    const stream = `otel-stream-${uuid(account.seed, index % 2, 'emf stream')}`
    return [{ at: minute * minuteMs + 11 * second + index, stream, message: eventOf(series, minute - 1, values) }]
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
