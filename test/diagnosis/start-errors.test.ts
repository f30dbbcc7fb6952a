import { expect, test } from 'vitest'
import { diagnosed, putLines, said } from './diagnosed.ts'

const undefinedExporter =
  'Error: invalid configuration: service::pipelines::traces: references exporter "awsxrays" which is not configured'

test('a new revision that does not start hides nothing about the tasks that still run', async () => {
  const found = await diagnosed({
    faults: ['xray-access-denied'],
    change: (world) => putLines(world, 'collector', [undefinedExporter]),
  })
  expect(said(found)).toEqual([
    'config-reference-undefined agent-prod-otel-collector confirmed',
    'xray-access-denied agent-prod-otel-collector-task confirmed',
  ])
})

test('a collector that does not start is one finding, whatever follows from it', async () => {
  const found = await diagnosed({ faults: ['limiter-setting-invalid'] })
  expect(said(found)).toEqual(['limiter-setting-invalid agent-prod-otel-collector confirmed'])
  expect(found.hidden.map(({ cause }) => cause.kind)).toContain('sdk-collector-refused')
})

test('only the newest start counts: what was wrong before it is not named again', async () => {
  const found = await diagnosed({
    faults: ['config-syntax'],
    change: (world) => putLines(world, 'collector', [undefinedExporter]),
  })
  expect(said(found)).toEqual(['config-reference-undefined agent-prod-otel-collector confirmed'])
})

test('the configuration proves what the error says', async () => {
  const found = await diagnosed({ faults: ['listen-port-busy'] })
  const settings = found.findings[0]?.proof.filter(({ kind }) => kind === 'setting')
  expect(settings).toEqual([
    { kind: 'setting', source: 'collectorConfig', where: 'otlp', name: 'endpoint', value: '0.0.0.0:4317' },
    { kind: 'setting', source: 'collectorConfig', where: 'pprof', name: 'endpoint', value: '0.0.0.0:4317' },
  ])
})

test('two mistakes of one start are two findings', async () => {
  const lines = [
    'Error: failed to get config: cannot unmarshal the configuration: decoding failed due to the following error(s):',
    '\'processors\' unknown type: "transform" for id: "transform" (valid values: [batch])',
    '\'exporters\' unknown type: "foo" for id: "foo/bar" (valid values: [awsxray])',
  ]
  const found = await diagnosed({ change: (world) => putLines(world, 'collector', lines) })
  const components = found.findings.map(({ cause, values }) => [cause.kind, 'component' in values && values.component])
  expect(components).toEqual([
    ['component-unknown', 'transform'],
    ['component-unknown', 'foo/bar'],
  ])
})
