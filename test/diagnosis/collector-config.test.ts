import { describe, expect, test } from 'vitest'
import { componentsOfType, pipelinesOf } from '../../src/diagnosis/collector-config.ts'
import { parsedConfig } from '../../src/diagnosis/facts/config.ts'

describe('the configuration that is kept as a fact', () => {
  test('holds no secret, and shows what a variable fills in', async () => {
    const { config } = await parsedConfig(`
exporters:
  otlp_http/grafana:
    endpoint: https://example.net/otlp
    headers: { Authorization: "Basic c2VjcmV0OnNlY3JldA==", X-Scope: one }
  otlp_http/other:
    headers: { Authorization: "Basic \${env:GRAFANA_BASIC_B64}" }
extensions:
  basicauth: { client_auth: { username: me, password: "pa\${x}ss" } }
  bearer: { token: "\${env:TOKEN}" }
`)
    expect(config).toEqual({
      exporters: {
        'otlp_http/grafana': {
          endpoint: 'https://example.net/otlp',
          headers: { Authorization: '***', 'X-Scope': '***' },
        },
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference of the collector's own
        'otlp_http/other': { headers: { Authorization: 'Basic ${env:GRAFANA_BASIC_B64}' } },
      },
      extensions: {
        basicauth: { client_auth: { username: 'me', password: '***' } },
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference of the collector's own
        bearer: { token: '${env:TOKEN}' },
      },
    })
  })

  test.each([
    ['a list', '- one'],
    ['a text', 'just words'],
    ['broken YAML', 'a: [1'],
    ['nothing', ''],
  ])('says so when it is %s', async (_name, text) => {
    const { config, problem } = await parsedConfig(text)
    expect(config).toBeUndefined()
    expect(problem).toMatch(/\w/)
  })

  test('is read by pipelines and by types of components', async () => {
    const text = `
exporters: { awsemf: { namespace: One }, awsemf/self: { namespace: Own }, awsemf/two: null }
service: { pipelines: { metrics/a: { receivers: [otlp], exporters: [awsemf] }, traces: null } }`
    const parsed = { from: 'here', ...(await parsedConfig(text)) }
    expect(pipelinesOf(parsed)).toEqual([
      { name: 'metrics/a', signal: 'metrics', receivers: ['otlp'], processors: [], exporters: ['awsemf'] },
      { name: 'traces', signal: 'traces', receivers: [], processors: [], exporters: [] },
    ])
    expect(componentsOfType(parsed, 'exporters', 'awsemf').map(([id]) => id)).toEqual(['awsemf', 'awsemf/two'])
  })
})
