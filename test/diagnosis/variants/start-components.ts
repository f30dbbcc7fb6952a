import type { World } from '../../../sandbox/account/account.ts'
import { failToStart } from '../../../sandbox/faults/start/failing_start.ts'
import { also, decoded, decodedBefore, wrapped } from './start-wrappings.ts'
import type { Variants } from './variant.ts'

const keys = (component: string, holder: string, key: string) =>
  decoded(
    'exporters',
    `error reading configuration for "${component}": decoding failed due to the following error(s):`,
    `'${holder}' has invalid keys: ${key}`,
  )
const keysBefore = (component: string, key: string) =>
  decodedBefore(
    'exporters',
    `error reading configuration for "${component}": 1 error(s) decoding:`,
    `'' has invalid keys: ${key}`,
  )

const unknown = (type: string, id: string, valid: string) =>
  `unknown type: "${type}" for id: "${id}" (valid values: [${valid}])`

const otherImage = (lines: readonly string[], digest = 'sha256:aa') => ({
  change: ({ production }: World) => failToStart(production, { lines, digest: digest.padEnd(71, 'b') }),
  confidence: 'confirmed' as const,
})

/** Components, keys and references that a collector does not know. */
export const startComponents: Variants = {
  'config-key-unknown': [
    ...wrapped(keys('awsxray/prod', 'awsxrayexporter.Config', 'retry_on_failure'), 'a queue for X-Ray'),
    ...wrapped(keysBefore('awsxray', 'request_timeout'), 'v0.71'),
    also(
      'v0.66, a list of keys',
      'Error: failed to get config: cannot unmarshal the configuration: 1 error(s) decoding:',
      '* error decoding \'exporters\': error reading exporters configuration for "awsemf": 1 error(s) decoding:',
      "* 'metric_descriptors[0]' has invalid keys: metric_name, overwrite, unit",
    ),
    also(
      'a misspelt section',
      'Error: failed to get config: cannot unmarshal the configuration: decoding failed due to the following error(s):',
      "'otelcol.configSettings' has invalid keys: processor",
    ),
    also(
      'a key of a pipeline',
      'Error: failed to get config: cannot unmarshal the configuration: decoding failed due to the following error(s):',
      "'service.pipelines[traces]' has invalid keys: exporter",
    ),
  ],
  'config-key-removed': [
    ...wrapped(
      `failed to get config: cannot unmarshal the configuration: decoding failed due to the following error(s):\n\n'service.telemetry.metrics' decoding failed due to the following error(s):\n\n'' has invalid keys: address`,
      'the address of the own metrics',
    ),
    ...wrapped(
      decoded(
        'exporters',
        'error reading configuration for "otlphttp": decoding failed due to the following error(s):',
        "'sending_queue' decoding failed due to the following error(s):",
        "'queuebatch.Config' has invalid keys: blocking",
      ),
      'a blocking queue',
    ),
    ...wrapped(keysBefore('otlp/tempo', 'batcher'), 'a batcher'),
  ],
  'component-unknown': [
    ...wrapped(decoded('extensions', unknown('basicauth', 'basicauth/grafana', 'health_check pprof sigv4auth'))),
    ...wrapped(decodedBefore('processors', unknown('transform', 'transform', 'batch memory_limiter')), 'v0.80'),
    also('v0.36', 'Error: cannot load configuration: unknown exporters type "awsxrays" for awsxrays'),
    also(
      'a connector in ADOT',
      'Error: failed to get config: cannot unmarshal the configuration: decoding failed due to the following error(s):',
      '\'connectors\' unknown type: "spanmetrics" for id: "spanmetrics" (valid values: [])',
    ),
  ],
  'component-renamed': [
    ...wrapped(decoded('exporters', 'the logging exporter has been deprecated, use the debug exporter instead')),
    ...wrapped(
      decodedBefore('exporters', unknown('debug', 'debug', 'awsxray awsemf logging otlp otlphttp')),
      'a new name and an old image',
    ),
    ...wrapped(
      decoded('processors', unknown('resourcedetection', 'resourcedetection/ecs', 'batch resource_detection')),
      'an old name and a new image',
    ),
    also(
      'the ballast',
      'Error: failed to get config: cannot unmarshal the configuration: decoding failed due to the following error(s):',
      '\'extensions\' unknown type: "memory_ballast" for id: "memory_ballast" (valid values: [health_check pprof])',
    ),
  ],
  'component-lost-with-image': [
    {
      name: 'a processor',
      ...otherImage([`Error: ${decoded('processors', unknown('filter', 'filter/updown', 'batch'))}`]),
    },
    {
      name: 'an exporter, in one event by ADOT',
      ...otherImage([
        `2026/11/22 16:08:59 application run finished with error: ${decoded('exporters', unknown('awsemf', 'awsemf/self', 'debug'))}`,
      ]),
    },
    {
      name: 'a key',
      ...otherImage(`Error: ${keys('awsemf', 'awsemfexporter.Config', 'version')}`.split('\n'), 'sha256:cc'),
    },
  ],
  'config-reference-undefined': [
    ...wrapped(
      'invalid configuration: service::pipelines::traces: references exporter "awsxray/main" which is not configured',
    ),
    ...wrapped(
      'invalid configuration: service::extensions: references extension "pprof" which is not configured',
      'an extension',
    ),
    ...wrapped(
      'failed to get config: invalid configuration: pipeline "metrics" references processor "batches" which does not exist',
      'v0.50',
    ),
  ],
  'extension-not-listed': [
    ...wrapped(
      'cannot start pipelines: failed to start "otlp_http/grafana" exporter: failed to resolve authenticator "basicauth/grafana": authenticator not found',
    ),
    ...wrapped('cannot start pipelines: failed to resolve authenticator "sigv4auth": authenticator not found', 'v0.80'),
    ...wrapped(
      'cannot start pipelines: failed to start "otlp_http/grafana" exporter: no storage client extension found',
      'a queue on disk',
    ),
    also(
      'only the JSON line of the component',
      '{"level":"error","ts":"2026-11-22T16:08:59.544Z","caller":"graph/graph.go:452","msg":"Failed to start component","error":"failed to resolve authenticator \\"basicauth\\": authenticator not found","type":"Exporter","id":"otlphttp"}',
    ),
  ],
  'pipeline-empty': [
    ...wrapped('invalid configuration: service::pipelines::traces/grafana: must have at least one receiver'),
    ...wrapped('invalid configuration: service::pipelines: service must have at least one pipeline', 'no pipeline'),
    ...wrapped('failed to get config: invalid configuration: no enabled receivers specified in config', 'v0.47'),
    also('no exporters at all', 'Error: invalid configuration: no exporter configuration specified in config'),
  ],
  'pipeline-signal-unsupported': [
    ...wrapped(
      'failed to build pipelines: failed to create "awsemf" exporter for data type "traces": telemetry type is not supported',
    ),
    ...wrapped(
      'cannot build pipelines: failed to create "awsxray/prod" exporter for data type "logs": telemetry type is not supported',
      'logs',
    ),
    also(
      'a pipeline called spans',
      'Error: failed to get config: cannot unmarshal the configuration: decoding failed due to the following error(s):',
      '\'service.pipelines\' in "spans" id: unknown pipeline signal: "spans"',
    ),
  ],
}
