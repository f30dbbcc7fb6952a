import { uuid } from '../../account/chance.ts'
import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'

/** A new configuration declares the id of each process as a dimension. */
export const metricCardinality = defineFault({
  name: 'metric-cardinality',
  finds: 'metric-cardinality',
  apply(account) {
    const since = changeConfig(account, ({ exporters }) => {
      exporters.awsemf.metric_declarations = [
        {
          dimensions: [['service.name'], ['service.name', 'error.type'], ['service.name', 'service.instance.id']],
          metric_name_selectors: ['^http\\.server\\.request\\.duration$', '^agent\\.', '^gen_ai\\.'],
        },
      ]
    })
    account.conditions.push({
      kind: 'dimensions',
      since,
      as: (own) => [
        own,
        ...(own['error.type'] === undefined
          ? Array.from({ length: 24 }, (_, index) => ({
              ...own,
              'service.instance.id': uuid(account.seed, own['service.name'] ?? '', index, 'instance'),
            }))
          : []),
      ],
    })
  },
})
