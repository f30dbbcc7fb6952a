import type { Metric as SdkMetric } from '@aws-sdk/client-cloudwatch'
import type { Metric } from '../../ports.ts'

/** @returns CloudWatch's metric in our words. */
export const metricFrom = (from: SdkMetric): Metric => ({
  namespace: from.Namespace ?? '',
  name: from.MetricName ?? '',
  dimensions: Object.fromEntries((from.Dimensions ?? []).map(({ Name = '', Value = '' }) => [Name, Value])),
})

/** @returns our metric in CloudWatch's words. */
export const metricTo = ({ namespace, name, dimensions }: Metric): SdkMetric => ({
  Namespace: namespace,
  MetricName: name,
  Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
})
