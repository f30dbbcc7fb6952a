import type { World } from '../../../sandbox/account/account.ts'
import { configParameter } from '../../../sandbox/account/healthy/collector_config.ts'
import { changeConfig, storeConfig } from '../../../sandbox/faults/collector_config.ts'
import { ago } from '../../../sandbox/faults/fault.ts'
import { endAgainAndAgain, unhealthy } from '../../../sandbox/faults/start/replaced_tasks.ts'
import { also, wrapped } from './start-wrappings.ts'
import type { Variants } from './variant.ts'

const stored = (minutes: number) => ({
  confidence: 'confirmed' as const,
  change: ({ production: account }: World) => {
    const value = account.parameters.get(configParameter(account))?.value ?? ''
    storeConfig(account, `${value}\n`, ago(account, minutes))
  },
})

/** Another health check or extension, after which ECS finds each task unhealthy. */
const probing = ({
  command,
  extension = {},
  listed = ['health_check'],
}: {
  command?: string[]
  extension?: object
  listed?: string[]
}) => ({
  confidence: 'confirmed' as const,
  change: ({ production: account }: World) => {
    const since = changeConfig(account, (config) => {
      Object.assign(config, { extensions: { pprof: {}, health_check: extension } })
      config.service.extensions = ['pprof', ...listed]
    })
    const container = account.clusters.taskDefinitions.at(-1)?.containerDefinitions?.[0]
    if (command !== undefined && container?.healthCheck !== undefined) container.healthCheck.command = command
    endAgainAndAgain(account, since, unhealthy)
  },
})

/** What the task around a collector keeps it from. */
export const startTask: Variants = {
  'listen-port-busy': [
    ...wrapped(
      'cannot start pipelines: failed to start "otlp" receiver: listen tcp 0.0.0.0:4317: bind: address already in use',
    ),
    ...wrapped('cannot start pipelines: listen tcp 0.0.0.0:4317: bind: address already in use', 'v0.80'),
    ...wrapped(
      'failed to start extensions: failed to bind to address localhost:13133: listen tcp 127.0.0.1:13133: bind: address already in use',
      'the health check',
    ),
    also(
      'a console line of an extension',
      '2026-11-25T16:49:21.221Z\terror\textensions/extensions.go:58\tFailed to start extension\t{"otelcol.component.id": "pprof", "otelcol.component.kind": "extension", "error": "listen tcp 127.0.0.1:1777: bind: address already in use"}',
    ),
  ],
  'health-keys-v2': wrapped(
    'invalid configuration: extensions::health_check: v2 healthcheck configuration (http/grpc fields) detected but feature gate is disabled. Either remove the v2 config fields or enable the feature gate with: --feature-gates=+extension.healthcheck.useComponentStatus',
  ),
  'storage-directory-missing': [
    ...wrapped(
      'invalid configuration: extensions::file_storage: directory must exist: stat /var/lib/otelcol: no such file or directory. You can enable the create_directory option to automatically create it',
    ),
    also(
      'v0.40',
      'Error: failed to get config: invalid configuration: extension "file_storage" has invalid configuration: directory must exist: stat /data: no such file or directory',
    ),
  ],
  'storage-directory-closed': [
    ...wrapped('failed to start extensions: mkdir /var/lib/otelcol: read-only file system'),
    ...wrapped(
      'cannot start pipelines: failed to start "otlp_http/grafana" exporter: open /var/lib/otelcol/exporter_otlp_http_grafana_traces: permission denied',
      'of an exporter',
    ),
    ...wrapped(
      'invalid configuration: extensions::file_storage/queue: problem accessing configured directory: /data, err: stat /data: permission denied',
      'that cannot be looked at',
    ),
  ],
  'region-not-found': [
    ...wrapped(
      'failed to build pipelines: failed to create "awsxray" exporter for data type "traces": cannot fetch region variable from config file, environment variables and ec2 metadata',
    ),
    ...wrapped(
      'failed to build pipelines: failed to create "awsemf/self" exporter for data type "metrics": operation error ec2imds: GetRegion, exceeded maximum number of attempts, 3, request send failed, Get "http://169.254.169.254/latest/dynamic/instance-identity/document": dial tcp 169.254.169.254:80: connect: invalid argument',
      'v0.130',
    ),
    ...wrapped(
      'cannot build pipelines: failed to create "awsxray" exporter, in pipeline "traces": MissingRegion: could not find region configuration',
      'SDK v1',
    ),
  ],
  'collector-start-failed': [
    ...wrapped(
      'cannot start pipelines: failed to start "otlp" receiver: listen tcp 10.255.1.2:4318: bind: cannot assign requested address',
    ),
    ...wrapped(
      'cannot start pipelines: failed to start "otlp" receiver: listen tcp: lookup otel-collector.agent-prod.local on 10.0.0.2:53: no such host',
      'a name of another',
    ),
    ...wrapped(
      'cannot start pipelines: failed to initialize NodeCapacity: lstat /rootfs/proc: no such file or directory',
      'ADOT on Fargate',
    ),
    also('an unknown flag', 'Error: unknown flag: --confg'),
    also(
      'a gate that is gone',
      'Error: invalid argument "-confmap.strictlyTypedInput" for "--feature-gates" flag: no such feature gate "confmap.strictlyTypedInput". valid gates: [awsemf.nodimrollupdefault]',
    ),
  ],
  'config-not-loaded': [
    { name: 'an hour ago', ...stored(60) },
    { name: 'a quarter of an hour ago', ...stored(15) },
    {
      name: 'when the tasks had just been started',
      confidence: 'confirmed',
      change: ({ production: account }) => {
        const at = changeConfig(account, () => {}, ago(account, 50))
        storeConfig(
          account,
          account.parameters.get(configParameter(account))?.value ?? '',
          new Date(at.getTime() + 60_000),
        )
      },
    },
  ],
  'health-extension-off': [
    { name: 'defined and not listed', ...probing({ listed: [] }) },
    { name: 'with the command without CMD', ...probing({ listed: [], command: ['/healthcheck'] }) },
    { name: 'listed by a wrong name', ...probing({ listed: ['health_check/extra'] }) },
  ],
  'health-port-differs': [
    { name: 'the extension at another port', ...probing({ extension: { endpoint: '0.0.0.0:8080' } }) },
    { name: 'the check at another port', ...probing({ command: ['CMD', '/healthcheck', '--port', '13134'] }) },
    {
      name: 'both, in the second version’s keys',
      ...probing({ command: ['CMD', '/healthcheck', '-port=80'], extension: { http: { endpoint: '[::]:81' } } }),
    },
  ],
}
