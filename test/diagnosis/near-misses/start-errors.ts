import type { World } from '../../../sandbox/account/account.ts'
import { changeConfig } from '../../../sandbox/faults/collector_config.ts'
import { ago } from '../../../sandbox/faults/fault.ts'
import { failToStart } from '../../../sandbox/faults/start/failing_start.ts'
import type { NearMisses, Variant } from '../variants/variant.ts'

type Near = NonNullable<NearMisses['config-key-unknown']>[number]

const said = (name: string, ...collector: string[]): Near => ({ name, collector })

const header =
  'Error: failed to get config: cannot unmarshal the configuration: decoding failed due to the following error(s):'

/** An error of an hour before the tasks that run now were started: somebody has put it right. */
const overcome = (...lines: string[]): Near => ({
  name: 'that was put right: newer tasks run',
  change({ production: account }: World) {
    const at = ago(account, 45).getTime()
    const group = account.logGroups.get(account.environment.collectorLogGroup)
    for (const [index, message] of lines.entries())
      group?.put.push({ at: at + index, ingestedAt: at + index + 500, id: `old-${index}`, stream: 'c/c/0123', message })
    changeConfig(account, () => {}, ago(account, 30))
  },
})

/** A collector ends with status 1 although it was told to stop: the last of its own metrics had nowhere to go. */
const stopped: Pick<Variant, 'name' | 'collector'> = {
  name: 'a clean stop that ends with 1',
  collector: [
    'Error: failed to shutdown collector telemetry: failed to shutdown meter provider: failed to upload metrics: Post "http://127.0.0.1:14318/v1/metrics": dial tcp 127.0.0.1:14318: connect: connection refused',
    '2026/11/22 16:08:59 application run finished with error: failed to shutdown pipelines: context deadline exceeded',
  ],
}

/** What every start of ADOT says, and applications that write to the same group. */
const ordinary: Pick<Variant, 'name' | 'collector'> = {
  name: 'what ADOT says at every start, and an application beside it',
  collector: [
    '2026/11/22 16:08:59 found no extra config, skip it, err: open /opt/aws/aws-otel-collector/etc/extracfg.txt: no such file or directory',
    '2026/11/22 16:08:59 attn: users of the `datadog` exporter components. please refer to https://github.com/aws-observability/aws-otel-collector/issues/2734',
    'Error: connect ECONNREFUSED 10.0.1.7:5432',
    'yaml: line 3: mapping values are not allowed in this context',
    "TypeError: Cannot read properties of undefined (reading 'endpoint')",
  ],
}

/** Lines that look like an error of a start, or like another one. */
export const startErrors: NearMisses = {
  'config-key-unknown': [
    overcome(
      header,
      '\'exporters\' error reading configuration for "awsxray": decoding failed due to the following error(s):',
      "'' has invalid keys: sending_queue",
    ),
    {
      ...said(
        'a key that was removed',
        header,
        "'service.telemetry.metrics' decoding failed due to the following error(s):",
        "'' has invalid keys: address",
      ),
      finds: 'config-key-removed',
    },
  ],
  'config-key-removed': [
    {
      ...said(
        'the same word elsewhere',
        header,
        '\'receivers\' error reading configuration for "otlp": decoding failed due to the following error(s):',
        "'' has invalid keys: address",
      ),
      finds: 'config-key-unknown',
    },
  ],
  'component-unknown': [
    said(
      'an alias that still works',
      '{"level":"warn","ts":"2026-11-22T16:08:59.544Z","caller":"builders/builders.go:40","msg":"\\"otlphttp\\" alias is deprecated; use \\"otlp_http\\" instead","otelcol.component.id":"otlphttp/grafana"}',
    ),
  ],
  'component-renamed': [
    said(
      'an alias that still works',
      '2026-11-22T16:08:59.544Z\twarn\tbuilders/builders.go:40\t"otlphttp" alias is deprecated; use "otlp_http" instead\t{"otelcol.component.id": "otlphttp"}',
    ),
    {
      ...said(
        'an old name, and an image without the new one',
        header,
        '\'processors\' unknown type: "resourcedetection" for id: "resourcedetection" (valid values: [batch])',
      ),
      finds: 'component-unknown',
    },
  ],
  'component-lost-with-image': [
    {
      name: 'image and configuration changed together',
      finds: 'component-unknown',
      change: ({ production }) =>
        failToStart(production, {
          digest: `sha256:${'ab'.repeat(32)}`,
          change({ extensions }) {
            Object.assign(extensions, { basicauth: {} })
          },
          lines: [header, '\'extensions\' unknown type: "basicauth" for id: "basicauth" (valid values: [pprof])'],
        }),
    },
    {
      ...said(
        'the same image as before',
        header,
        '\'processors\' unknown type: "transform" for id: "transform" (valid values: [batch])',
      ),
      finds: 'component-unknown',
    },
  ],
  'config-reference-undefined': [
    {
      ...said(
        'a processor twice',
        'Error: invalid configuration: service::pipelines::metrics: references processor "batch" multiple times',
      ),
      finds: 'config-value-invalid',
    },
  ],
  'pipeline-empty': [
    {
      ...said(
        'nothing at all',
        'Error: invalid configuration: empty configuration file',
        'service::pipelines: service must have at least one pipeline',
      ),
      finds: 'config-not-a-mapping',
    },
  ],
  'exporter-endpoint-missing': [
    {
      ...said(
        'a variable is empty',
        '2026-11-22T16:08:59.261Z\twarn\tenvprovider/provider.go:68\tConfiguration references unset environment variable\t{"name": "URL"}',
        'Error: invalid configuration: exporters::otlp_http: at least one endpoint must be specified',
      ),
      finds: 'config-variable-unset',
    },
  ],
  'config-syntax': [ordinary],
  'config-file-missing': [ordinary],
  'collector-start-failed': [
    stopped,
    ordinary,
    overcome('Error: cannot start pipelines: listen tcp: address 99999: invalid port'),
  ],
  'config-value-invalid': [stopped, ordinary],
  'listen-port-busy': [
    said('another program in the same group', 'listen tcp 0.0.0.0:8000: bind: address already in use'),
  ],
}
