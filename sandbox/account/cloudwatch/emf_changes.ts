import { minute as minuteMs } from '../clock.ts'
import { allDuring, type Condition } from '../conditions.ts'
import type { Account } from '../state.ts'
import type { MetricSeries } from './series.ts'

export type EmfChange = Extract<Condition, { kind: 'emf' }>
type Of = Pick<MetricSeries, 'name' | 'dimensions'>

/** @returns what is wrong with a metric on its way through awsemf in a minute. */
export const emfChanges = (account: Account, { name, dimensions }: Of, minute: number): EmfChange[] =>
  allDuring(account, 'emf', minute * minuteMs, dimensions['service.name']).filter(
    ({ metrics }) => metrics === undefined || metrics.test(name),
  )

type Held = MetricSeries & { holds(minute: number): boolean }

/** @returns the series itself, and what it is published as under other dimensions, each holding while it is so. */
const redimensioned = (account: Account, series: MetricSeries): Held[] => {
  const conditions = account.conditions.filter((condition) => condition.kind === 'dimensions')
  const current = (minute: number) => allDuring(account, 'dimensions', minute * minuteMs)[0]
  return [
    { ...series, holds: (minute) => current(minute) === undefined },
    ...conditions.flatMap((condition) =>
      condition.as(series.dimensions).map((dimensions) => ({
        ...series,
        dimensions,
        holds: (minute: number) => current(minute) === condition,
      })),
    ),
  ]
}

/** @returns the series as awsemf writes them and as CloudWatch then has them. */
export const throughEmf = (account: Account, all: readonly MetricSeries[]): MetricSeries[] =>
  all
    .flatMap((series) => redimensioned(account, series))
    .map(({ holds, ...series }) => {
      const changes = (minute: number) => emfChanges(account, series, minute)
      const written = (minute: number) => {
        const meant = (at: number) => (holds(at) ? series.values(at) : undefined)
        const changing = changes(minute).find(({ values }) => values !== undefined)
        return holds(minute) && changing?.values !== undefined ? changing.values(meant, minute) : meant(minute)
      }
      return {
        ...series,
        written,
        statistics: (minute) => changes(minute).some(({ statistics }) => statistics === true),
        values: (minute) => (changes(minute).some(({ lost }) => lost !== undefined) ? undefined : written(minute)),
      }
    })
