import type { Account } from '../state.ts'
import { cached } from '../state.ts'
import { applicationSeries } from './application_series.ts'
import { emfChanges } from './emf_changes.ts'
import type { MetricSeries } from './series.ts'

/** @returns how many EMF events of a minute CloudWatch could not make metrics of; no series where there were none ever. */
export const emfErrorSeries = (account: Account): MetricSeries[] => {
  if (!account.conditions.some((condition) => condition.kind === 'emf' && condition.lost === 'as_invalid')) return []
  const all = cached(account, 'application series', () => applicationSeries(account))
  return [
    {
      namespace: 'AWS/Logs',
      name: 'EMFValidationErrors',
      dimensions: { LogGroupName: account.environment.emfLogGroup },
      unit: 'Count',
      values(minute) {
        const rejected = all.filter(
          (series) =>
            emfChanges(account, series, minute).some(({ lost }) => lost === 'as_invalid') &&
            series.written?.(minute) !== undefined,
        ).length
        return rejected === 0 ? undefined : [rejected]
      },
    },
  ]
}
