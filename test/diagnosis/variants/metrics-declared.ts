import { all, api, configured, declaring, silent, unreadable, watched } from './metrics-change.ts'
import type { Variants } from './variant.ts'

export const declaredVariants: Variants = {
  'metric-not-declared': [
    {
      name: 'backslashes doubled in single quotes',
      change: all(declaring([['service.name']], ['^http\\\\.server\\\\.', '^agent\\\\.']), silent()),
      confidence: 'confirmed',
    },
    {
      name: 'one metric is left out, and an alarm waits for it',
      change: all(
        declaring([['service.name'], ['service.name', 'error.type']], ['^http\\.', '^agent\\.run']),
        silent(/memory$/),
        watched({ name: 'agent.process.memory', dimensions: { 'service.name': api } }),
      ),
      confidence: 'confirmed',
    },
    {
      name: 'the configuration cannot be read, and nothing at all is published',
      change: all(unreadable, silent()),
      confidence: 'likely',
    },
    {
      name: 'a selector in capitals, with hyphens',
      change: all(declaring([['service.name']], ['^HTTP-Server', '^agent\\.']), silent(/^http/)),
      confidence: 'confirmed',
    },
  ],
  'declared-dimensions-incomplete': [
    {
      name: 'conversion off by the short form, another resource attribute',
      change: all(
        configured(({ exporters }) => {
          Object.assign(exporters.awsemf, { resource_to_telemetry_conversion: undefined })
          exporters.awsemf.metric_declarations = [
            { dimensions: [['deployment.environment.name']], metric_name_selectors: ['.*'] },
          ]
        }),
        silent(undefined, 'service.name'),
      ),
      confidence: 'confirmed',
    },
    {
      name: 'a label of the spans, which the metric never has',
      change: all(declaring([['service.name', 'http.route', 'agent.kind']], ['^http\\.', '^agent\\.']), silent()),
      confidence: 'likely',
    },
    {
      name: 'one metric of several, in a declaration of its own',
      change: all(
        configured(({ exporters }) => {
          exporters.awsemf.metric_declarations.splice(1, 1, {
            dimensions: [['service.name', 'agent.id']],
            metric_name_selectors: ['^agent\\.'],
          })
        }),
        silent(/^agent\./),
      ),
      confidence: 'likely',
    },
  ],
}
