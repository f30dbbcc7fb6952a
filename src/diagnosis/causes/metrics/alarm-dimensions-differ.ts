import type { Alarm, Metric } from '../../../ports.ts'
import { defineCause } from '../../cause.ts'
import { applicationExporter, type EmfExporter, selects } from '../../emf-exporter.ts'
import { asSet, dimensionNames, freshMetrics } from '../../metric-list.ts'

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name) => other.includes(name))

const within = (one: readonly string[], other: readonly string[]): boolean => one.every((name) => other.includes(name))

/** Whether awsemf may publish a metric with exactly these dimensions, once a data point has them all. */
const mayCome = (exporter: EmfExporter | undefined, { name, dimensions }: Metric): boolean => {
  if (exporter === undefined || exporter.declarations.length === 0 || !exporter.onlyDeclared) return true
  const wanted = dimensionNames(dimensions)
  return exporter.declarations.some(
    ({ selectors, dimensions: sets }) =>
      selectors.some((selector) => selects(selector, name)) && sets.some((set) => same(set, wanted)),
  )
}

const metricsOf = ({ metric, metrics = [] }: Alarm): Metric[] => (metric === undefined ? metrics : [metric])

/**
 * An alarm asks for a set of dimensions that is never published. CloudWatch compares whole sets. A larger set than any
 * that is seen may only wait for a data point with that label, so it needs the collector's own declarations.
 */
export const alarmDimensionsDiffer = defineCause({
  kind: 'alarm-dimensions-differ',
  catalogue: ['M6'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'watching',
  needs: ['alarms', 'applicationMetrics'],
  wants: ['collectorConfig'],
  judge({ alarms, applicationMetrics, collectorConfig }, { environment, now }) {
    if (!applicationMetrics.complete) return []
    const fresh = freshMetrics(applicationMetrics, now)
    const exporter = applicationExporter(collectorConfig, environment)
    return alarms.flatMap((alarm) => {
      for (const metric of metricsOf(alarm)) {
        if (metric.namespace !== environment.metricNamespace) continue
        const wanted = dimensionNames(metric.dimensions)
        const named = ({ metric: { name } }: (typeof fresh)[number]) => name === metric.name
        // What is published now counts; where nothing is, what was in the last three hours.
        const seen = fresh.some(named) ? fresh.filter(named) : applicationMetrics.metrics.filter(named)
        const sets = seen.map((each) => dimensionNames(each.metric.dimensions))
        if (sets.length === 0 || sets.some((set) => same(set, wanted))) continue
        const declared = !mayCome(exporter, metric)
        const never = declared || sets.some((set) => within(wanted, set)) || !sets.some((set) => within(set, wanted))
        if (!never || (!declared && alarm.state !== 'insufficient_data')) continue
        const found = asSet(sets[0] ?? [])
        return [
          {
            subject: alarm.name,
            confidence: alarm.state === 'insufficient_data' ? ('confirmed' as const) : ('likely' as const),
            values: { metric: metric.name, wanted: asSet(wanted), found },
            proof: [
              { kind: 'setting', source: 'alarms', where: alarm.name, name: 'Dimensions', value: asSet(wanted) },
              { kind: 'setting', source: 'applicationMetrics', where: metric.name, name: 'Dimensions', value: found },
            ] as const,
          },
        ]
      }
      return []
    })
  },
  command: ({ values: { metric } }, { metricNamespace, region }) =>
    `aws cloudwatch list-metrics --namespace ${metricNamespace} --metric-name ${metric} --region ${region}`,
})
