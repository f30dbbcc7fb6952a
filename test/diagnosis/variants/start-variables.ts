import { changeConfig } from '../../../sandbox/faults/collector_config.ts'
import { also, wrapped } from './start-wrappings.ts'
import type { Variants } from './variant.ts'

const unset = (name: string) =>
  `2026-11-22T16:08:59.261Z\twarn\tenvprovider@v1.62.0/provider.go:68\tConfiguration references unset environment variable\t{"name": "${name}"}`

const emptyVariable = (name: string) =>
  `2026-11-22T16:08:59.261Z\tinfo\tenvprovider@v1.62.0/provider.go:71\tConfiguration references empty environment variable\t{"name": "${name}"}`

/** Variables and endpoints that are empty. */
export const startVariables: Variants = {
  'config-variable-unset': [
    also(
      'an endpoint',
      unset('GRAFANA_URL'),
      'Error: invalid configuration: exporters::otlp_http/grafana: at least one endpoint must be specified',
    ),
    also(
      'an empty one, by ADOT',
      emptyVariable('TEMPO_ENDPOINT'),
      'Error: invalid configuration: exporters::otlp/tempo: requires a non-empty "endpoint"',
      '2026/11/22 16:08:59 application run finished with error: invalid configuration: exporters::otlp/tempo: requires a non-empty "endpoint"',
    ),
    also(
      'the whole configuration',
      unset('OTEL_CONFIG'),
      'Error: invalid configuration: empty configuration file',
      'service::pipelines: service must have at least one pipeline',
    ),
    {
      name: 'a header, with a collector that runs',
      confidence: 'confirmed',
      change: ({ production: account }) => {
        changeConfig(account, ({ exporters, service }) => {
          const headers = { Authorization: 'Basic \u0024{env:GRAFANA_BASIC_B64}' }
          Object.assign(exporters, { 'otlp_http/grafana': { endpoint: 'https://otlp.example/otlp', headers } })
          Object.assign(service.pipelines, {
            'traces/grafana': { receivers: ['otlp'], exporters: ['otlp_http/grafana'] },
          })
        })
      },
    },
    {
      name: 'a namespace, without its provider named',
      confidence: 'confirmed',
      change: ({ production: account }) => {
        changeConfig(account, ({ exporters }) =>
          Object.assign(exporters.awsemf, { log_group_name: '\u0024{EMF_GROUP}' }),
        )
      },
    },
  ],
  'exporter-endpoint-missing': [
    ...wrapped('invalid configuration: exporters::otlp_http/grafana: at least one endpoint must be specified'),
    ...wrapped('invalid configuration: exporters::otlp/tempo: requires a non-empty "endpoint"', 'gRPC'),
    ...wrapped(
      'failed to get config: invalid configuration: exporter "otlphttp" has invalid configuration: at least one endpoint must be specified',
      'v0.50',
    ),
  ],
  'config-dollar-expanded': [
    {
      name: 'in a header, whose value is not kept',
      confidence: 'likely',
      change: ({ production: account }) => {
        changeConfig(account, ({ exporters, service }) => {
          const headers = { Authorization: 'Basic abc\u0024{xY9}def' }
          Object.assign(exporters, { 'otlphttp/grafana': { endpoint: 'https://otlp.example/otlp', headers } })
          Object.assign(service.pipelines, {
            'traces/grafana': { receivers: ['otlp'], exporters: ['otlphttp/grafana'] },
          })
        })
      },
    },
    {
      name: 'in the value of another variable',
      confidence: 'likely',
      change: ({ production: account }) => {
        const at = changeConfig(account, () => {})
        const ts = new Date(at.getTime() + 305).toISOString()
        const msg = 'Configuration references unset environment variable'
        account.logGroups.get(account.environment.collectorLogGroup)?.put.push({
          at: at.getTime() + 305,
          ingestedAt: at.getTime() + 805,
          id: 'put-dollar',
          stream: `${account.environment.collectorService}/${account.environment.collectorService}/0123456789abcdef`,
          message: JSON.stringify({
            level: 'warn',
            ts,
            caller: 'envprovider@v1.62.0/provider.go:68',
            msg,
            name: 'w0rd',
          }),
        })
      },
    },
    {
      name: 'without the right to read the configuration',
      confidence: 'possible',
      change: ({ production: account }) => {
        changeConfig(account, ({ exporters }) => Object.assign(exporters.awsemf, { log_stream_name: 'a\u0024{pa55}' }))
        const reader = account.roles.get(account.reader)
        if (reader !== undefined) reader.statements = reader.statements.filter(({ Sid }) => Sid !== 'CollectorConfig')
      },
    },
  ],
}
