import { defineCause } from '../../cause.ts'
import { freshMetrics, validationErrors } from '../../metric-list.ts'

/** Source: CloudWatch API reference, MetricDatum, Unit. */
const units = new Set(
  [
    'Seconds Microseconds Milliseconds Bytes Kilobytes Megabytes Gigabytes Terabytes Bits Kilobits Megabits Gigabits',
    'Terabits Percent Count Bytes/Second Kilobytes/Second Megabytes/Second Gigabytes/Second Terabytes/Second',
    'Bits/Second Kilobits/Second Megabits/Second Gigabits/Second Terabits/Second Count/Second None',
  ].flatMap((line) => line.split(' ')),
)

/** awsemf hands on a unit that CloudWatch does not know, and CloudWatch counts events that it could not use. */
export const emfUnitUnknown = defineCause({
  kind: 'emf-unit-unknown',
  catalogue: ['M29'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'backends',
  brings: ['metrics_missing'],
  needs: ['emfEvents', 'applicationMetrics', 'collectorMetrics'],
  judge({ emfEvents: { kinds }, applicationMetrics, collectorMetrics }, { now }) {
    const errors = validationErrors(collectorMetrics)
    // Whether CloudWatch minds such a unit is nowhere written, so it takes its own word that it minds something.
    if (errors === 0) return []
    const arrived = new Set(freshMetrics(applicationMetrics, now).map(({ metric }) => metric.name))
    for (const { metrics, lastAt } of kinds) {
      const metric = metrics.find(
        ({ name, unit, declared }) => declared && unit !== undefined && !units.has(unit) && !arrived.has(name),
      )
      if (metric === undefined) continue
      const { name, unit = '' } = metric
      return [
        {
          subject: name,
          confidence: 'likely',
          values: { metric: name, unit },
          proof: [
            { kind: 'setting', source: 'emfEvents', at: lastAt, where: name, name: 'Unit', value: unit },
            { kind: 'count', source: 'collectorMetrics', name: 'EMFValidationErrors', value: errors, minutes: 15 },
          ],
        },
      ]
    }
    return []
  },
})
