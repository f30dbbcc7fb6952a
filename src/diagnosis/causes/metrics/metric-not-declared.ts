import { defineCause, type Found } from '../../cause.ts'
import type { EmfKind } from '../../emf.ts'
import { applicationExporter, nearlySelects, selects } from '../../emf-exporter.ts'
import { freshMetrics } from '../../metric-list.ts'

const namesOf = (kinds: readonly EmfKind[], declared: boolean): string[] => [
  ...new Set(
    kinds.flatMap(({ metrics }) => metrics.filter((each) => each.declared === declared)).map(({ name }) => name),
  ),
]

/**
 * awsemf writes a metric's event but tells CloudWatch nothing, since no declaration selects it. Most stacks leave some out
 * on purpose, so it takes somebody who wants it: an alarm, a selector that means it, or a namespace that stays empty.
 */
export const metricNotDeclared = defineCause({
  kind: 'metric-not-declared',
  catalogue: ['M11'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'backends',
  brings: ['metrics_missing'],
  effectOf: ['collector_down'],
  needs: ['emfEvents', 'applicationMetrics'],
  wants: ['collectorConfig', 'alarms'],
  judge({ emfEvents: { kinds }, applicationMetrics, collectorConfig, alarms = [] }, { environment, now }) {
    const exporter = applicationExporter(collectorConfig, environment)
    if (exporter !== undefined && exporter.declarations.length === 0) return []
    const selectors = exporter?.declarations.flatMap((declaration) => declaration.selectors) ?? []
    const declared = namesOf(kinds, true)
    const selected = (name: string) => selectors.some((selector) => selects(selector, name))
    const silent = namesOf(kinds, false).filter((name) => !declared.includes(name) && !selected(name))
    const arrived = new Set(freshMetrics(applicationMetrics, now).map(({ metric }) => metric.name))
    const watched = new Set(
      alarms
        .flatMap(({ metric, metrics = [] }) => (metric === undefined ? metrics : [metric]))
        .filter(({ namespace }) => namespace === environment.metricNamespace)
        .map(({ name }) => name),
    )
    const wanted = silent.find((name) => watched.has(name) && !arrived.has(name))
    const idle = selectors.filter((selector) => ![...declared, ...silent].some((name) => selects(selector, name)))
    const meant = silent.find((name) => idle.some((selector) => nearlySelects(selector, name)))
    const nothing = declared.length === 0 && arrived.size === 0 ? silent[0] : undefined
    const metric = meant ?? wanted ?? nothing
    if (metric === undefined) return []
    const known = exporter !== undefined && (wanted !== undefined || nothing !== undefined)
    const count = kinds.filter(({ metrics }) => metrics.some(({ name }) => name === metric))
    const seen = {
      kind: 'count',
      source: 'emfEvents',
      at: count[0]?.lastAt,
      name: metric,
      value: count.reduce((sum, each) => sum + each.count, 0),
      minutes: 15,
    } as const
    const found: Found<'metric-not-declared'> = {
      subject: exporter?.id ?? 'awsemf',
      confidence: known ? 'confirmed' : 'likely',
      values: { metric, selectors: selectors.join(' ') },
      proof:
        exporter === undefined
          ? [seen, { kind: 'absent', source: 'emfEvents', what: '_aws', where: metric }]
          : [
              {
                kind: 'setting',
                source: 'collectorConfig',
                where: exporter.id,
                name: 'metric_name_selectors',
                value: selectors.join(' '),
              },
              seen,
            ],
    }
    return [found]
  },
})
