import type { CheckContext } from './check.ts'
import type { FactValues } from './facts/schemas.ts'
import { exported, ownFlow } from './flow.ts'

type Known = Partial<Pick<FactValues, 'collectorMetrics'>>

const minute = 60_000

/** @returns how many items exporters of a type sent in the window; undefined where nothing is known of them. */
export const sentTo = (
  type: string,
  { collectorMetrics }: Known,
  { environment }: Pick<CheckContext, 'environment'>,
): number | undefined => {
  if (collectorMetrics === undefined) return undefined
  const flows = exported(ownFlow(collectorMetrics, environment)).filter(
    ({ exporter }) => exporter.replace(/\/.*$/, '') === type,
  )
  return flows.length === 0 ? undefined : flows.reduce((sum, { sent }) => sum + sent, 0)
}

/** Metrics of a minute are there some two minutes later; what was sent longer ago says nothing about now. */
const fresh = 4 * minute

/** @returns whether an exporter of these types handed over anything in the last minutes. */
export const sendsNow = (
  types: readonly string[],
  { collectorMetrics }: Known,
  { now }: Pick<CheckContext, 'now'>,
): boolean =>
  (collectorMetrics?.series ?? []).some(
    ({ metric, points }) =>
      /^otelcol_exporter_sent_/.test(metric.name) &&
      types.includes((metric.dimensions['exporter'] ?? '').replace(/\/.*$/, '')) &&
      points.some(({ at, value }) => value > 0 && now.getTime() - at.getTime() <= fresh),
  )
