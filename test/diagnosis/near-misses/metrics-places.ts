import { ago } from '../../../sandbox/faults/fault.ts'
import { all, api, type Change, configured, unreadable, watched, worker } from '../variants/metrics-change.ts'
import type { NearMisses } from '../variants/variant.ts'

/** Another environment of the account has services of the same names. */
const staging: Change = ({ production }) => {
  const minute = Math.floor(production.clock.now().getTime() / 60_000) - 3
  for (const service of production.services)
    production.putMetrics.push({
      namespace: 'AgentTeam/staging',
      name: 'agent.runs',
      dimensions: { 'service.name': service },
      unit: 'Count',
      minute,
      values: [3],
    })
}

export const beside = (settings: object): Change =>
  configured((config) => {
    Object.assign(config.exporters, { 'awsemf/copy': { ...config.exporters.awsemf, ...settings } })
    config.service.pipelines.metrics.exporters.push('awsemf/copy')
  })

export const placesNearMisses: NearMisses = {
  'metric-namespace-differs': [
    { name: 'a second exporter keeps a copy in another namespace', change: beside({ namespace: 'Copies' }) },
    { name: 'another environment has services of the same names', change: all(unreadable, staging) },
    {
      name: 'an idle night beside a busy other environment',
      change: all(unreadable, staging, ({ production }) => {
        production.load = 0
      }),
    },
    {
      name: 'services that stopped half an hour ago beside a busy other environment',
      change: all(unreadable, staging, ({ production }) => {
        production.conditions.push({ kind: 'unsent', signals: ['metrics'], since: ago(production, 30) })
        production.logGroups.delete(production.environment.emfLogGroup)
      }),
    },
    {
      name: 'an exporter that no pipeline uses',
      change: configured((config) => {
        Object.assign(config.exporters, { 'awsemf/old': { ...config.exporters.awsemf, namespace: 'Old' } })
      }),
    },
  ],
  'alarm-dimensions-differ': [
    {
      name: 'a label that only failures have, and there was none',
      change: watched({
        name: 'http.server.request.duration',
        dimensions: { 'service.name': worker, 'error.type': '503' },
      }),
    },
    {
      name: 'the same with an unread configuration and without traffic',
      change: all(
        unreadable,
        watched({ name: 'agent.process.memory', dimensions: { 'service.name': api, 'agent.kind': 'x' } }),
      ),
    },
    {
      name: 'a service that sends nothing now',
      change: watched({ name: 'agent.process.memory', dimensions: { 'service.name': 'agent-batch' } }),
    },
    {
      name: 'a metric of somebody else',
      change: watched({ name: 'queue.depth', dimensions: { queue: 'jobs' } }),
    },
  ],
  'metric-not-listed-yet': [
    {
      name: 'nobody asked about a new metric',
      change: ({ production }) => {
        production.conditions.push({
          kind: 'measured',
          service: api,
          name: 'agent.feedback.score',
          unit: 'None',
          listedAfter: 15,
          values: () => [4],
          since: ago(production, 6),
        })
      },
    },
    { name: 'all that is written is listed', symptom: 'metrics' },
    {
      name: 'it has been written for hours',
      symptom: 'metrics',
      change: ({ production }) => {
        production.conditions.push({
          kind: 'measured',
          service: api,
          name: 'agent.feedback.score',
          unit: 'None',
          listedAfter: 600,
          values: () => [4],
          since: ago(production, 300),
        })
      },
    },
  ],
  'first-metrics-on-their-way': [
    { name: 'nobody asked', faults: ['no-data-yet'] },
    { name: 'a deployment while metrics flow', faults: ['deploying'], symptom: 'metrics' },
  ],
}
