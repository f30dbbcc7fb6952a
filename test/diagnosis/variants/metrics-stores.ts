import { ago } from '../../../sandbox/faults/fault.ts'
import { all, api, configured, unreadable, variables } from './metrics-change.ts'
import type { Variants } from './variant.ts'

export const storesVariants: Variants = {
  'exporter-region-differs': [
    {
      name: 'the region comes from the variable AWS_REGION',
      change: all(
        configured(({ exporters }) => {
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the collector fills it in
          exporters.awsxray.region = exporters.awsemf.region = '${env:AWS_REGION}'
        }),
        variables('agent-prod-otel-collector', { AWS_REGION: 'us-west-2' }),
      ),
      confidence: 'confirmed',
    },
    {
      name: 'no option at all, and AWS_DEFAULT_REGION of another region',
      change: all(
        configured(({ exporters }) => {
          Object.assign(exporters.awsxray, { region: undefined })
        }),
        variables('agent-prod-otel-collector', { AWS_REGION: undefined, AWS_DEFAULT_REGION: 'eu-central-1' }),
      ),
      confidence: 'confirmed',
    },
    {
      name: 'only metrics go elsewhere',
      change: configured(({ exporters }) => {
        exporters.awsemf.region = 'us-east-2'
      }),
      confidence: 'confirmed',
    },
    {
      name: 'the configuration cannot be read, and the variable names another region',
      change: all(unreadable, variables('agent-prod-otel-collector', { AWS_REGION: 'ap-northeast-1' })),
      confidence: 'likely',
    },
  ],
  'emf-group-infrequent-access': [
    { name: 'the configuration cannot be read', faults: ['emf-group-infrequent-access'], change: unreadable },
    {
      name: 'of the class for delivery',
      faults: ['emf-group-infrequent-access'],
      confidence: 'likely',
      change: ({ production }) => {
        const group = production.logGroups.get(production.environment.emfLogGroup)
        if (group !== undefined) group.class = 'DELIVERY'
      },
    },
    {
      name: 'since before anything was listed',
      faults: ['emf-group-infrequent-access'],
      change: ({ production }) => {
        for (const condition of production.conditions) condition.since = ago(production, 400)
      },
    },
  ],
  'metric-cardinality': [
    ['url.full', (index: number) => `https://shop.example/orders/${1000 + index}?page=2`],
    ['customer', (index: number) => String(880_000 + 17 * index)],
    ['client.address', (index: number) => `203.0.113.${index}`],
  ].map(([dimension, value]) => ({
    name: `each value of ${dimension}`,
    confidence: 'confirmed' as const,
    change: ({ production }) => {
      production.conditions.push({
        kind: 'dimensions',
        since: ago(production),
        as: (own) => [
          own,
          ...(own['service.name'] === api && own['error.type'] === undefined
            ? Array.from({ length: 22 }, (_, index) => ({
                ...own,
                [String(dimension)]: typeof value === 'function' ? value(index) : '',
              }))
            : []),
        ],
      })
    },
  })),
}
