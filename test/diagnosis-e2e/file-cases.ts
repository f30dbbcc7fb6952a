import { changed, right, type StartCase } from './start-case.ts'

/** What is no configuration at all. */
export const fileCases: readonly StartCase[] = [
  {
    name: 'a key twice',
    kind: 'config-syntax',
    config: changed('exporters:\n', 'processors:\n  batch: {}\nexporters:\n'),
  },
  { name: 'tabs', kind: 'config-syntax', config: right.replace('  awsxray:\n    region', '\tawsxray:\n\t\tregion') },
  {
    name: 'a bracket that stays open',
    kind: 'config-syntax',
    config: changed('extensions: [health_check]', 'extensions: [health_check'),
  },
  {
    name: 'a quotation mark that stays open',
    kind: 'config-syntax',
    config: changed('namespace: Agent', "namespace: 'Agent"),
  },
  {
    name: 'a line at the wrong depth',
    kind: 'config-syntax',
    config: changed('    spike_limit_mib', '   spike_limit_mib'),
  },
  { name: 'an empty file', kind: 'config-not-a-mapping', config: '' },
  { name: 'a list', kind: 'config-not-a-mapping', config: '- receivers\n- exporters\n' },
  { name: 'a text', kind: 'config-not-a-mapping', config: 'see the wiki\n' },
  { name: 'a file that is not there', kind: 'config-file-missing', config: right, from: (file) => `${file}.old` },
  {
    name: 'a variable that is not set, as the whole',
    kind: 'config-variable-unset',
    config: right,
    from: () => 'env:COLLECTOR_CONFIG',
  },
  {
    name: 'a variable that holds the name of a file',
    kind: 'config-not-a-mapping',
    config: right,
    env: { COLLECTOR_CONFIG: '/etc/otel-config.yaml' },
    from: () => 'env:COLLECTOR_CONFIG',
  },
  {
    name: 'a variable whose JSON is cut off',
    kind: 'config-syntax',
    config: right,
    env: { COLLECTOR_CONFIG: '{"receivers": {"otlp": {"protocols": {"grpc": {}}}}, "exporters": {"awsxray": {"regi' },
    from: () => 'env:COLLECTOR_CONFIG',
  },
  {
    name: 'an unknown provider of the whole',
    kind: 'config-provider-unknown',
    config: right,
    from: () => 's3:https://bucket.s3.us-east-1.amazonaws.com/config.yaml',
  },
]
