import type { FactValues } from './facts/schemas.ts'

type Listed = FactValues['applicationMetrics']

/** A data point older than this is stale: SDK export interval a minute, batching and EMF extraction a few more. */
const freshMinutes = 10

/** @returns the applications' metrics that had a data point lately. */
export const freshMetrics = ({ metrics }: Listed, now: Date): Listed['metrics'] =>
  metrics.filter(({ lastAt }) => lastAt !== undefined && now.getTime() - lastAt.getTime() <= freshMinutes * 60_000)

/** @returns whether CloudWatch lists a metric of that name. */
export const isListed = ({ metrics }: Listed, name: string): boolean =>
  metrics.some(({ metric }) => metric.name === name)

/** @returns names of dimensions in one order, to be compared. */
export const dimensionNames = (dimensions: Readonly<Record<string, string>>): string[] => Object.keys(dimensions).sort()

/** @returns a set of dimensions as a person writes it; the empty set has a name, too. */
export const asSet = (names: readonly string[]): string => `[${names.join(', ')}]`

/** @returns how many events CloudWatch could make no metrics of, by the metrics of CloudWatch Logs itself. */
export const validationErrors = ({ series }: Pick<FactValues['collectorMetrics'], 'series'>): number =>
  series
    .filter(({ metric }) => metric.name === 'EMFValidationErrors')
    .flatMap(({ points }) => points)
    .reduce((sum, { value }) => sum + value, 0)
