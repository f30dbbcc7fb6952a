import { below, changed, type StartCase } from './start-case.ts'

const declared = (name: string, section: string, id: string, kind: StartCase['kind']): StartCase => ({
  name,
  kind,
  config: below(`${section}:`, `  ${id}:`),
})

const [traces, metrics] = ['exporters: [awsxray]', 'exporters: [awsemf]']

/** What components a configuration names, wrongly. */
export const componentCases: readonly StartCase[] = [
  declared('a receiver that is not built in', 'receivers', 'jaeger', 'component-unknown'),
  declared('a processor that is not built in', 'processors', 'transform/one', 'component-unknown'),
  declared('an exporter that is not built in', 'exporters', 'datadog', 'component-unknown'),
  declared('an extension that is not built in', 'extensions', 'basicauth/grafana', 'component-unknown'),
  {
    name: 'a connector that is not built in',
    kind: 'component-unknown',
    config: changed('exporters:\n', 'connectors:\n  spanmetrics: {}\nexporters:\n'),
  },
  declared('a processor among the exporters', 'exporters', 'resource', 'component-unknown'),
  declared('the old debug exporter', 'exporters', 'logging', 'component-renamed'),
  {
    name: 'an exporter that is not there',
    kind: 'config-reference-undefined',
    config: changed(traces, 'exporters: [awsxray, otlp_http/tempo]'),
  },
  {
    name: 'a processor that is not there',
    kind: 'config-reference-undefined',
    config: changed('[memory_limiter, filter/own, batch]', '[memory_limiter, resource, batch]'),
  },
  {
    name: 'a receiver that is not there',
    kind: 'config-reference-undefined',
    config: changed('receivers: [otlp]', 'receivers: [otlp/apps]'),
  },
  {
    name: 'a processor used as an exporter',
    kind: 'config-reference-undefined',
    config: changed(traces, 'exporters: [batch]'),
  },
  {
    name: 'a connector that is not there',
    kind: 'config-reference-undefined',
    config: changed(traces, 'exporters: [awsxray, spanmetrics]'),
  },
  {
    name: 'an extension that is not there',
    kind: 'config-reference-undefined',
    config: changed('extensions: [health_check]', 'extensions: [health_check, pprof]'),
  },
  {
    name: 'an authenticator that is not listed',
    kind: 'extension-not-listed',
    config: below('  otlp_http/grafana:', '    auth:\n      authenticator: basicauth/grafana'),
  },
  {
    name: 'a storage that is not listed',
    kind: 'extension-not-listed',
    config: below('  otlp_http/grafana:', '    sending_queue:\n      storage: file_storage'),
  },
  { name: 'a pipeline without exporters', kind: 'pipeline-empty', config: changed(traces, 'exporters: []') },
  {
    name: 'a pipeline without receivers',
    kind: 'pipeline-empty',
    config: changed('      receivers: [otlp]\n      processors: [memory_limiter, batch]\n', ''),
  },
  {
    name: 'no pipelines',
    kind: 'pipeline-empty',
    config: changed('', '').replace(/ {2}pipelines:[\s\S]*$/, ''),
  },
  { name: 'no service', kind: 'pipeline-empty', config: changed('', '').replace(/service:[\s\S]*$/, '') },
  {
    name: 'no exporters',
    kind: 'pipeline-empty',
    config: changed('', '').replace(/exporters:\n {2}awsx[\s\S]*?service:/, 'service:'),
  },
  {
    name: 'a signal that there is not',
    kind: 'pipeline-signal-unsupported',
    config: changed('    traces/grafana:', '    trace/grafana:'),
  },
  {
    name: 'metrics to X-Ray',
    kind: 'pipeline-signal-unsupported',
    config: changed(metrics, 'exporters: [awsemf, awsxray]'),
  },
]
