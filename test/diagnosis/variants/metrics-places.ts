import { ago } from '../../../sandbox/faults/fault.ts'
import { all, api, configured, unreadable, variables, watched, worker } from './metrics-change.ts'
import type { Variants } from './variant.ts'

const elsewhere =
  (name: string): ReturnType<typeof all> =>
  ({ production }) => {
    production.conditions.push({ kind: 'namespace', name, since: ago(production) })
  }

export const placesVariants: Variants = {
  'metric-namespace-differs': [
    {
      name: 'no namespace at all: awsemf makes one of the service',
      change: all(
        configured(({ exporters }) => {
          exporters.awsemf.namespace = ''
        }),
        elsewhere('agent-prod/agent-api'),
      ),
      confidence: 'confirmed',
    },
    {
      name: 'the configuration cannot be read, the events say it',
      change: all(unreadable, elsewhere('AgentTeam/prod')),
      confidence: 'confirmed',
    },
    {
      name: 'neither can be read, and another namespace holds the metrics of these services',
      change: all(unreadable, elsewhere('agents'), ({ production }) => {
        for (const condition of production.conditions)
          if (condition.kind === 'namespace') condition.since = ago(production, 300)
        production.logGroups.delete(production.environment.emfLogGroup)
      }),
      confidence: 'likely',
    },
    {
      name: 'another name of the exporter and another case',
      change: all(
        configured((config) => {
          const { awsemf, ...others } = config.exporters
          Object.assign(config, {
            exporters: { ...others, 'awsemf/prod': { ...awsemf, namespace: 'agentteam/production' } },
          })
          config.service.pipelines.metrics.exporters = ['awsemf/prod']
        }),
        elsewhere('agentteam/production'),
      ),
      confidence: 'confirmed',
    },
  ],
  'alarm-dimensions-differ': [
    {
      name: 'one dimension less than published',
      change: watched({ name: 'agent.runs', dimensions: {} }),
      confidence: 'confirmed',
    },
    {
      name: 'one more, which no declaration has',
      change: watched({ name: 'agent.runs', dimensions: { 'service.name': worker, OTelLib: 'agent_worker' } }),
      confidence: 'confirmed',
    },
    {
      name: 'missing data counts as fine, so the alarm stays OK for ever',
      change: watched({ name: 'agent.process.memory', dimensions: { service_name: api }, missing: 'notBreaching' }),
      confidence: 'likely',
    },
    {
      name: 'the configuration cannot be read',
      change: all(unreadable, watched({ name: 'agent.run.tokens', dimensions: { Service: worker } })),
      confidence: 'confirmed',
    },
  ],
  'metric-not-listed-yet': [3, 6, 9].map((minutes) => ({
    name: `a metric that is ${minutes} minutes old`,
    symptom: 'metrics' as const,
    confidence: 'possible' as const,
    change: ({ production }) => {
      production.conditions.push({
        kind: 'measured',
        service: api,
        name: `agent.feedback.score.${minutes}`,
        unit: 'None',
        listedAfter: 15,
        values: () => [4],
        since: ago(production, minutes),
      })
    },
  })),
  'first-metrics-on-their-way': [
    { name: 'a new stack', faults: ['no-data-yet'], symptom: 'metrics', confidence: 'possible' },
    {
      name: 'a new stack whose configuration cannot be read',
      faults: ['no-data-yet'],
      symptom: 'metrics',
      change: unreadable,
    },
    {
      name: 'a new stack with cumulative counters, whose first point is dropped, too',
      faults: ['no-data-yet'],
      symptom: 'metrics',
      change: variables(api, { OTEL_METRIC_EXPORT_INTERVAL: '30000' }),
    },
  ],
}
