import { line } from '../../account/telemetry/lines/collector_errors.ts'
import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'
import { notEmbedded } from './change.ts'

const set = [
  'service.name',
  'service.namespace',
  'service.version',
  'deployment.environment.name',
  'host.name',
  'agent.id',
  'agent.kind',
  'agent.model',
  'agent.team',
  'agent.region',
  'agent.step',
]

/** A new configuration declares eleven dimensions for the agents' metrics; awsemf drops the set when it starts. */
export const emfTooManyDimensions = defineFault({
  name: 'emf-too-many-dimensions',
  finds: 'emf-too-many-dimensions',
  apply(account) {
    const since = changeConfig(account, ({ exporters }) => {
      const [http] = exporters.awsemf.metric_declarations
      exporters.awsemf.metric_declarations = [
        ...(http === undefined ? [] : [http]),
        { dimensions: [set], metric_name_selectors: ['^agent\\.'] },
      ]
    })
    account.conditions.push(
      { kind: 'emf', metrics: /^agent\./, event: notEmbedded(), lost: 'silently', since },
      {
        kind: 'collector_says',
        everySeconds: 86_400,
        since,
        says: (_account, at) => [
          line(at, 'warn', 'awsemfexporter@v0.156.0/metric_declaration.go:82', {
            msg: 'Dropped dimension set: > 10 dimensions specified.',
            'otelcol.component.id': 'awsemf',
            'otelcol.component.kind': 'exporter',
            'otelcol.signal': 'metrics',
            dimensions: set.join(','),
          }),
        ],
      },
    )
  },
})
