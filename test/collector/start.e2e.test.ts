import { describe, expect, it } from 'vitest'
import { missingCollector, startCollector, validateCollector } from '../tools/collector.ts'
import { missingRenderer, renderCollector } from '../tools/render-collector.ts'
import { gateway, variants } from './variants.ts'

const env = { GRAFANA_BASIC_B64: 'dGVzdA==' }
const complaints = /deprecat|legacy|alias|unset environment/i

describe.skipIf(missingRenderer ?? missingCollector)('a real collector', () => {
  it.each(variants)('$name: accepts the config, starts with it and calls nothing outdated', async ({ variant }) => {
    const config = renderCollector(variant)
    expect(await validateCollector({ config, env })).toEqual({ accepted: true, output: '' })
    const collector = await startCollector({ config, env })
    await collector.stop()
    expect(collector.output()).toContain('Everything is ready. Begin running and processing data.')
    expect(collector.output()).not.toMatch(complaints)
  })

  it.each([
    ['a queue for X-Ray', '"awsxray":{', '"awsxray":{"sending_queue":{},', 'invalid keys: sending_queue'],
    ['no gateway address', `"endpoint":"${gateway}"`, '"endpoint":""', 'endpoint'],
    ['a connector', '"exporters":{', '"connectors":{"spanmetrics":{}},"exporters":{', 'unknown type: "spanmetrics"'],
    ['the old debug exporter', '"exporters":{', '"exporters":{"logging":{},', 'use the debug exporter'],
    ['a processor that is not there', '"batch/metrics"]', '"batch/none"]', 'batch/none'],
    ['a condition with a mistake', 'is_monotonic == false', 'is_monotonic =', 'invalid syntax'],
    ['a pattern that is no regular expression', '["^agent', '["(^agent', 'missing closing )'],
  ])('refuses %s', async (_what, right, wrong, reason) => {
    const config = renderCollector({ grafana_url: gateway })
    expect(config).toContain(right)
    const { accepted, output } = await validateCollector({ config: config.replace(right, wrong), env })
    expect(accepted).toBe(false)
    expect(output).toContain(reason)
  })

  it.each([
    ['an outdated name', '"otlp_http/grafana"', '"otlphttp/grafana"'],
    ['an outdated form', '{"attributes":[{"name":"service.name","value":"otel-collector"}]}', '{"service.name":"x"}'],
  ])('says so when the config has %s', async (_what, right, wrong) => {
    const config = renderCollector({ grafana_url: gateway })
    expect(config).toContain(right)
    const collector = await startCollector({ config: config.replaceAll(right, wrong), env })
    await collector.stop()
    expect(collector.output()).toMatch(complaints)
  })
})
