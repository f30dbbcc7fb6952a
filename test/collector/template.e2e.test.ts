import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { missingRenderer, renderCollector } from '../tools/render-collector.ts'
import { adotTypes } from './adot.ts'
import { gateway, variants } from './variants.ts'

const components = z.record(z.string(), z.unknown())
const shape = z.looseObject({
  receivers: components,
  processors: components,
  exporters: components,
  extensions: components,
  connectors: components.default({}),
  service: z.looseObject({ pipelines: components }),
})
type Variables = Parameters<typeof renderCollector>[0]
const rendered = (variables?: Variables) => shape.parse(JSON.parse(renderCollector(variables)))

const emf = z.looseObject({
  metric_declarations: z.array(z.looseObject({ metric_name_selectors: z.array(z.string()) })),
})
/** @returns the patterns of the applications' metrics that become CloudWatch metrics, in the template's order */
const publishedPatterns = (variables?: Variables) =>
  emf
    .parse(rendered(variables).exporters['awsemf'])
    .metric_declarations.flatMap(({ metric_name_selectors }) => metric_name_selectors)

describe.skipIf(missingRenderer)("the collector's template", () => {
  it.each(variants)('$name: uses only what ADOT v0.49.0 has, and fits into an SSM parameter', ({ variant }) => {
    const config = rendered(variant)
    for (const [kind, types] of Object.entries(adotTypes)) {
      const used = Object.keys(components.parse(config[kind])).map((id) => id.split('/')[0])
      expect(types).toEqual(expect.arrayContaining(used))
    }
    // The advanced tier holds 8 KB: docs.aws.amazon.com, Systems Manager, "Managing parameter tiers".
    expect(Buffer.byteLength(renderCollector(variant))).toBeLessThan(8192)
  })

  it('would notice a component that ADOT lacks', () => {
    expect(adotTypes['processors']).not.toContain('transform')
    expect(adotTypes['extensions']).not.toContain('basicauth')
  })

  it('leaves Grafana out altogether where it is not asked for', () => {
    const config = renderCollector()
    for (const word of ['grafana', 'GRAFANA', 'otlp_http', 'cumulativetodelta']) expect(config).not.toContain(word)
  })

  it('has a part for Grafana where it is asked for, with its secret still a reference', () => {
    const config = renderCollector({ grafana_url: gateway })
    expect(config).toContain(`"endpoint":"${gateway}"`)
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the collector's own syntax.
    expect(config).toContain('"Authorization":"Basic ${env:GRAFANA_BASIC_B64}"')
    expect(config).toContain('"cumulativetodelta":{"max_staleness":"5m"}')
  })

  it('publishes by route only where it is asked for', () => {
    expect(renderCollector()).not.toContain('http.route')
    expect(renderCollector({ metrics_by_route: true })).toContain('["service.name","http.route"]')
  })

  it.each([
    [512, 400, 80],
    [1024, 800, 160],
    [2048, 1600, 320],
  ])('keeps a container of %i MiB to %i MiB with %i to spare', (memory_mib, limit_mib, spike_limit_mib) => {
    expect(rendered({ memory_mib }).processors['memory_limiter']).toMatchObject({ limit_mib, spike_limit_mib })
  })

  it('sends each span through exactly one lane to X-Ray, whatever its id begins with', () => {
    const { processors } = rendered()
    const lanes = [0, 1, 2, 3].map((lane) => JSON.stringify(processors[`filter/lane${lane}`]))
    const drops = (lane: string, digit: string) =>
      [...lane.matchAll(/(<|>=) \\"(.)\\"/g)].some(([, operator, bound = '']) =>
        operator === '<' ? digit < bound : digit >= bound,
      )
    for (const digit of '0123456789abcdef') expect(lanes.filter((lane) => !drops(lane, digit))).toHaveLength(1)
  })

  it('publishes no metric of its own choosing when the patterns are empty', () => {
    const chosen = ['^http\\.server\\.request\\.duration$', '^otel\\.sdk\\.span\\.started$']
    expect(publishedPatterns({ metrics_publish: [] })).toEqual(chosen)
    expect(publishedPatterns({ metrics_publish: ['^own\\.'] })).toEqual([...chosen, '^own\\.'])
  })
})
