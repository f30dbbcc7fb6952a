import type { PutMetricDataCommandInput, PutMetricDataCommandOutput } from '@aws-sdk/client-cloudwatch'
import { minute as minuteMs } from '../clock.ts'
import { AwsFault, SimulationGap } from '../errors.ts'
import { operation } from '../operation.ts'
import { type Account, changed } from '../state.ts'
import type { Dimensions, MetricSeries } from './series.ts'

export type PutDatum = {
  namespace: string
  name: string
  dimensions: Dimensions
  unit: string
  minute: number
  values: number[]
}

/** @returns the dimensions as CloudWatch's lists of name and value. */
export const dimensionsOf = (
  list: readonly { Name?: string | undefined; Value?: string | undefined }[] = [],
): Dimensions => Object.fromEntries(list.map(({ Name = '', Value = '' }) => [Name, Value]))

const known = new Set([
  'MetricName',
  'Dimensions',
  'Timestamp',
  'Value',
  'Values',
  'Counts',
  'Unit',
  'StorageResolution',
])

export const putMetricData = operation<PutMetricDataCommandInput, PutMetricDataCommandOutput>({
  members: ['Namespace', 'MetricData'],
  answer({ Namespace = '', MetricData = [] }, { account }) {
    if (Namespace.startsWith('AWS/')) {
      throw new AwsFault('InvalidParameterValue', 'The value AWS/ for parameter Namespace is invalid.')
    }
    for (const datum of MetricData) {
      const unknown = Object.keys(datum).find((member) => !known.has(member))
      if (unknown !== undefined) throw new SimulationGap('CloudWatch.PutMetricData', `MetricData.${unknown}`)
      if (datum.StorageResolution === 1) throw new SimulationGap('CloudWatch.PutMetricData', 'high resolution')
      const { Values = [], Counts = [], Value } = datum
      const repeated = Values.flatMap((value, index) => Array.from({ length: Counts[index] ?? 1 }, () => value))
      account.putMetrics.push({
        namespace: Namespace,
        name: datum.MetricName ?? '',
        dimensions: dimensionsOf(datum.Dimensions),
        unit: datum.Unit ?? 'None',
        minute: Math.floor((datum.Timestamp ?? account.clock.now()).getTime() / minuteMs),
        values: Value === undefined ? repeated : [Value],
      })
    }
    changed(account)
    return {}
  },
})

/** @returns what was put by PutMetricData, one series for each metric. */
export const putSeries = (account: Account): MetricSeries[] =>
  Map.groupBy(account.putMetrics, ({ namespace, name, dimensions }) => JSON.stringify([namespace, name, dimensions]))
    .values()
    .flatMap((data) => {
      const [first] = data
      if (first === undefined) return []
      const byMinute = Map.groupBy(data, ({ minute }) => minute)
      const { namespace, name, dimensions, unit } = first
      return [
        {
          namespace,
          name,
          dimensions,
          unit,
          values: (minute: number) => byMinute.get(minute)?.flatMap(({ values }) => values),
        },
      ]
    })
    .toArray()
