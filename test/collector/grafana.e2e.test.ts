import { describe, expect, it } from 'vitest'
import { startRecorder } from '../tools/collector/recorder.ts'
import { missingCollector, startCollector } from '../tools/collector.ts'
import { missingRenderer, renderCollector } from '../tools/render-collector.ts'
import { counter, cumulative, metrics, nanoseconds, oneSpan, requestDuration, send } from './otlp.ts'
import { published } from './published.ts'

const secret = Buffer.from('123456:glc_secret').toString('base64')

describe.skipIf(missingRenderer ?? missingCollector)('a collector with Grafana Cloud (recorded locally)', () => {
  it('sends traces and metrics to the gateway, with the tenant and key as basic authentication', async () => {
    const aws = await startRecorder()
    const grafana = await startRecorder()
    const config = renderCollector({ grafana_url: `${grafana.url}/otlp` })
    const env = { AWS_ENDPOINT_URL: aws.url, GRAFANA_BASIC_B64: secret }
    const collector = await startCollector({ config, env })
    await send(collector.http, 'traces', oneSpan())
    await send(collector.http, 'metrics', metrics(counter({ name: 'agent.steps' })))
    await collector.stop()
    expect(grafana.received.map(({ path }) => path).toSorted()).toEqual(['/otlp/v1/metrics', '/otlp/v1/traces'])
    for (const { headers } of grafana.received) expect(headers.authorization).toBe(`Basic ${secret}`)
    expect(collector.output()).not.toContain(secret)
    await aws.stop()
    await grafana.stop()
  })

  it('turns running totals into what was added, for CloudWatch only', async () => {
    const aws = await startRecorder()
    const grafana = await startRecorder()
    const config = renderCollector({ grafana_url: `${grafana.url}/otlp` })
    const collector = await startCollector({
      config,
      env: { AWS_ENDPOINT_URL: aws.url, GRAFANA_BASIC_B64: secret },
    })
    const startTimeUnixNano = nanoseconds()
    for (const count of [5, 12]) {
      const total = requestDuration({ count, temporality: cumulative, startTimeUnixNano })
      await send(collector.http, 'metrics', metrics(total))
    }
    await collector.stop()
    const counts = published(aws, '/metrics/agent-prod').map(({ value }) => value)
    expect(counts).toContainEqual(expect.objectContaining({ Count: 7 }))
    expect(counts).not.toContainEqual(expect.objectContaining({ Count: 12 }))
    await aws.stop()
    await grafana.stop()
  })

  it('keeps AWS fed while the gateway refuses everything', async () => {
    const aws = await startRecorder()
    const grafana = await startRecorder()
    grafana.answerWith(() => 401)
    const config = renderCollector({ grafana_url: `${grafana.url}/otlp` })
    const collector = await startCollector({ config, env: { AWS_ENDPOINT_URL: aws.url, GRAFANA_BASIC_B64: secret } })
    await send(collector.http, 'traces', oneSpan())
    await collector.stop()
    expect(aws.received.filter(({ path }) => path === '/TraceSegments')).toHaveLength(1)
    expect(collector.output()).toContain('Exporting failed. Dropping data.')
    await aws.stop()
    await grafana.stop()
  })
})
