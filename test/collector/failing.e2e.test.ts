import { describe, expect, it } from 'vitest'
import { startRecorder } from '../tools/collector/recorder.ts'
import { missingCollector, startCollector } from '../tools/collector.ts'
import { missingRenderer, renderCollector } from '../tools/render-collector.ts'
import { oneSpan, send } from './otlp.ts'
import { published } from './published.ts'

describe.skipIf(missingRenderer ?? missingCollector)('a collector whose X-Ray refuses everything', () => {
  it('publishes how many spans were lost by exporter, and stays healthy', async () => {
    const aws = await startRecorder()
    const refused = (path: string) => (path === '/TraceSegments' ? 400 : 200)
    aws.answerWith(refused)
    const config = renderCollector().replace('"interval":60000', '"interval":500').replace('"10s"', '"200ms"')
    const collector = await startCollector({ config, env: { AWS_ENDPOINT_URL: aws.url } })
    await send(collector.http, 'traces', oneSpan())
    const lost = { name: 'otelcol_exporter_send_failed_spans', unit: 'Count', dimensions: ['exporter'], value: 1 }
    await expect
      .poll(() => published(aws, '/metrics/agent-prod/collector'), { timeout: 30_000 })
      .toContainEqual({ namespace: 'AgentTeam/production/Collector', ...lost })
    expect((await fetch(collector.health)).status).toBe(200)
    await collector.stop()
    await aws.stop()
  })
})
