import { SimulationGap } from '../errors.ts'

/**
 * @param values raw values, in any order
 * @param statistic Sum, Average, Minimum, Maximum, SampleCount, or a percentile as p99 or p99.9
 * @returns the statistic of the values; a percentile by nearest rank; undefined when there is no value
 */
export const statisticOf = (values: readonly number[], statistic: string): number | undefined => {
  if (values.length === 0) return undefined
  if (statistic === 'SampleCount') return values.length
  if (statistic === 'Sum') return values.reduce((sum, value) => sum + value, 0)
  if (statistic === 'Average') return values.reduce((sum, value) => sum + value, 0) / values.length
  if (statistic === 'Minimum') return Math.min(...values)
  if (statistic === 'Maximum') return Math.max(...values)
  const percent = /^p(\d{1,3}(?:\.\d+)?)$/.exec(statistic)?.[1]
  if (percent === undefined || Number(percent) > 100)
    throw new SimulationGap('CloudWatch', `the statistic ${statistic}`)
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil((Number(percent) / 100) * sorted.length) - 1)]
}
