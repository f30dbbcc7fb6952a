import { defineCause } from '../../cause.ts'
import { applicationExporter, convertsToDelta, isCumulative, sendsMetrics } from '../../emf-exporter.ts'

const recentMs = 60 * 60_000

/** awsemf compares a restarted counter with its value before the restart; only said when metrics are missed. */
export const counterResetMissed = defineCause({
  kind: 'counter-reset-missed',
  catalogue: ['M21'],
  source: 'issue',
  symptoms: ['metrics'],
  hop: 'backends',
  effectOf: ['metrics_missing', 'metrics_unsent', 'metrics_not_exported', 'collector_down', 'collector_unreachable'],
  needs: ['collectorConfig', 'taskDefinitions', 'services'],
  judge({ collectorConfig, taskDefinitions, services: { services } }, { symptom, environment, now }) {
    const exporter = applicationExporter(collectorConfig, environment)
    if (symptom !== 'metrics' || exporter === undefined || convertsToDelta(exporter)) return []
    const cumulative = taskDefinitions.filter((each) => sendsMetrics(each) && isCumulative(each))
    return cumulative.flatMap(({ service }) => {
      const at = services
        .find(({ name }) => name === service)
        ?.deployments.find(({ status }) => status === 'PRIMARY')?.createdAt
      if (at === undefined || now.getTime() - at.getTime() > recentMs) return []
      return [
        {
          subject: service,
          confidence: 'possible' as const,
          values: { exporter: exporter.id },
          proof: [{ kind: 'ecs', source: 'services', subject: service, at, text: 'deployment started' }] as const,
        },
      ]
    })
  },
})
