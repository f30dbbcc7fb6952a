import { ago } from '../../../sandbox/faults/fault.ts'
import { all, api, type Change, configured, unreadable, variables } from '../variants/metrics-change.ts'
import type { NearMisses } from '../variants/variant.ts'
import { beside } from './metrics-places.ts'

const more = (dimension: string, value: (index: number) => string, count: number): Change => {
  return ({ production }) => {
    production.conditions.push({
      kind: 'dimensions',
      since: ago(production),
      as: (own) => [
        own,
        ...(own['service.name'] === api && own['error.type'] === undefined
          ? Array.from({ length: count }, (_, index) => ({ ...own, [dimension]: value(index) }))
          : []),
      ],
    })
  }
}

const infrequent: Change = ({ production }) => {
  const group = production.logGroups.get(production.environment.emfLogGroup)
  if (group !== undefined) group.class = 'INFREQUENT_ACCESS'
}

export const storesNearMisses: NearMisses = {
  'exporter-region-differs': [
    { name: 'a copy goes to another region, too', change: beside({ region: 'eu-west-1' }) },
    {
      name: 'the variable is the right one, a sidecar has another',
      change: configured(({ exporters }) => {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the collector fills it in
        exporters.awsxray.region = exporters.awsemf.region = '${AWS_REGION}'
      }),
    },
    {
      name: 'an unread configuration and no variable',
      change: all(unreadable, variables('agent-prod-otel-collector', { AWS_REGION: undefined })),
    },
  ],
  'emf-group-infrequent-access': [
    { name: 'metrics arrive all the same', change: infrequent },
    {
      name: 'the group of the applications is of that class',
      change: ({ production }) => {
        const group = production.logGroups.get(production.environment.collectorLogGroup)
        if (group !== undefined) group.class = 'INFREQUENT_ACCESS'
      },
    },
  ],
  'metric-cardinality': [
    { name: 'many routes', change: more('http.route', (index) => `/v1/things/{id}/part-${index}`, 40) },
    { name: 'ten processes', change: more('service.instance.id', (index) => `0a1b2c3d-${index}`, 10) },
  ],
}
