import type { World } from '../../../sandbox/account/account.ts'
import { metric, over } from '../../../sandbox/account/healthy/alarm_queries.ts'
import type { Account } from '../../../sandbox/account/state.ts'
import { changeConfig } from '../../../sandbox/faults/collector_config.ts'
import { ago } from '../../../sandbox/faults/fault.ts'
import { notEmbedded } from '../../../sandbox/faults/metrics/change.ts'

export const worker = 'agent-worker'
export const api = 'agent-api'

export type Change = (world: World) => void
type Configuration = Parameters<typeof changeConfig>[1]

/** @returns a change of the collector's configuration, rolled out 20 minutes ago. */
export const configured =
  (change: Configuration): Change =>
  ({ production }) => {
    changeConfig(production, change)
  }

/** @returns several changes as one. */
export const all =
  (...changes: readonly Change[]): Change =>
  (world) => {
    for (const change of changes) change(world)
  }

/** The configuration may not be read, as is the default of the read role. */
export const unreadable: Change = ({ production }) => {
  const role = production.roles.get(production.reader)
  if (role !== undefined) role.statements = role.statements.filter(({ Sid }) => Sid !== 'CollectorConfig')
}

type Emf = Omit<Extract<Account['conditions'][number], { kind: 'emf' }>, 'kind' | 'since'>

/** @returns a change of what awsemf writes since 20 minutes ago. */
export const written =
  (emf: Emf): Change =>
  ({ production }) => {
    production.conditions.push({ kind: 'emf', ...emf, since: ago(production) })
  }

/** Events of which CloudWatch makes no metric, without some labels. */
export const silent = (metrics?: RegExp, ...labels: readonly string[]): Change =>
  written({ event: notEmbedded(...labels), lost: 'silently', ...(metrics !== undefined && { metrics }) })

type Watched = { name: string; dimensions: Record<string, string>; missing?: 'missing' | 'notBreaching' }

/** @returns an alarm on one metric of the applications, an hour old. */
export const watched =
  ({ name, dimensions, missing = 'missing' }: Watched): Change =>
  ({ production }) => {
    const [like] = production.alarms
    const { metricNamespace: namespace, alarmPrefix } = production.environment
    if (like === undefined) throw new RangeError('the account has no alarm')
    production.alarms.push({
      ...like,
      name: `${alarmPrefix}extra`,
      createdAt: ago(production, 60),
      queries: [metric({ id: 'm1', namespace, name, stat: 'Sum', dimensions })],
      ...over,
      threshold: 1e9,
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
      treatMissingData: missing,
    })
  }

/** @returns variables of one service in place, as if they had been rolled out with its tasks. */
export const variables =
  (service: string, set: Readonly<Record<string, string | undefined>>): Change =>
  ({ production }) => {
    for (const { family, containerDefinitions } of production.clusters.taskDefinitions) {
      const container = family === service ? containerDefinitions?.[0] : undefined
      if (container === undefined) continue
      const kept = (container.environment ?? []).filter(({ name = '' }) => !Object.hasOwn(set, name))
      const given = Object.entries(set).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
      container.environment = [...kept, ...given]
    }
  }

export const temporality = 'OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE'
export const aggregation = 'OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION'

/** @returns the configuration with one declaration of awsemf. */
export const declaring = (dimensions: string[][], metric_name_selectors: string[]) =>
  configured(({ exporters }) => {
    exporters.awsemf.metric_declarations = [{ dimensions, metric_name_selectors }]
  })
