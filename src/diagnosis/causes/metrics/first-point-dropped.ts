import { defineCause } from '../../cause.ts'
import {
  applicationExporter,
  convertsToDelta,
  isCumulative,
  sendsMetrics,
  temporalityVariable,
  variableOf,
} from '../../emf-exporter.ts'

/** awsemf turns cumulative counters into deltas and drops each series' first point; only said when metrics are missed. */
export const firstPointDropped = defineCause({
  kind: 'first-point-dropped',
  catalogue: ['M15'],
  source: 'code',
  symptoms: ['metrics'],
  hop: 'backends',
  effectOf: ['metrics_missing', 'metrics_unsent', 'metrics_not_exported', 'collector_down', 'collector_unreachable'],
  needs: ['collectorConfig', 'taskDefinitions'],
  judge({ collectorConfig, taskDefinitions }, { symptom, environment }) {
    if (symptom !== 'metrics') return []
    const exporter = applicationExporter(collectorConfig, environment)
    const service = taskDefinitions.find((each) => sendsMetrics(each) && isCumulative(each))
    if (exporter === undefined || service === undefined || exporter.keepsFirst || convertsToDelta(exporter)) return []
    const name = temporalityVariable
    return [
      {
        subject: service.service,
        confidence: 'possible',
        values: { exporter: exporter.id },
        proof: [
          {
            kind: 'variable',
            source: 'taskDefinitions',
            service: service.service,
            name,
            value: variableOf(service, name),
            wanted: 'delta',
          },
          {
            kind: 'setting',
            source: 'collectorConfig',
            where: exporter.id,
            name: 'retain_initial_value_of_delta_metric',
          },
        ],
      },
    ]
  },
})
