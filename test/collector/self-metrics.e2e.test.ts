import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Recorder, startRecorder } from '../tools/collector/recorder.ts'
import { type Collector, missingCollector, startCollector } from '../tools/collector.ts'
import { missingRenderer, renderCollector } from '../tools/render-collector.ts'
import { counter, metrics, oneLog, oneSpan, send } from './otlp.ts'
import { type Published, published } from './published.ts'

const group = '/metrics/agent-prod/collector'
const signals = ['spans', 'metric_points', 'log_records']
/** The same config, but the collector reports on itself every half second instead of every minute. */
const config = () => renderCollector().replace('"interval":60000', '"interval":500').replace('"10s"', '"200ms"')

describe.skipIf(missingRenderer ?? missingCollector)("the collector's own metrics (recorded locally)", () => {
  let aws: Recorder
  let collector: Collector
  let rows: Published[]
  beforeAll(async () => {
    aws = await startRecorder()
    collector = await startCollector({ config: config(), env: { AWS_ENDPOINT_URL: aws.url } })
    await send(collector.http, 'traces', oneSpan())
    await send(collector.http, 'metrics', metrics(counter({ name: 'agent.steps' })))
    await send(collector.http, 'logs', oneLog('a line'))
    const sent = signals.map((signal) => `otelcol_exporter_sent_${signal}`)
    await vi.waitFor(
      () => expect(published(aws, group).map(({ name }) => name)).toEqual(expect.arrayContaining(sent)),
      { timeout: 30_000 },
    )
    await collector.stop()
    rows = published(aws, group)
  })
  afterAll(() => aws.stop())

  const dimensionsOf = (name: string) =>
    [...new Set(rows.filter((row) => row.name === name).map(({ dimensions }) => dimensions.join()))].toSorted()

  it.each(signals)('say how many %s were accepted, refused and sent, each by its dimensions', (signal) => {
    expect(dimensionsOf(`otelcol_receiver_accepted_${signal}`)).toEqual(['receiver', 'receiver,transport'])
    expect(dimensionsOf(`otelcol_receiver_refused_${signal}`)).toEqual(['receiver', 'receiver,transport'])
    expect(dimensionsOf(`otelcol_exporter_sent_${signal}`)).toEqual(['exporter'])
  })

  it.each(['uptime', 'memory_rss', 'cpu_seconds', 'runtime_heap_alloc_bytes'])(
    'have process_%s without dimensions',
    (n) => {
      expect(dimensionsOf(`otelcol_process_${n}`)).toEqual([''])
    },
  )

  it.each(['size', 'capacity'])('have the queue_%s of exporters with a queue', (what) => {
    expect(dimensionsOf(`otelcol_exporter_queue_${what}`)).toEqual(['exporter'])
  })

  it('are in the namespace of the collector, in units that CloudWatch knows', () => {
    expect([...new Set(rows.map(({ namespace }) => namespace))]).toEqual(['AgentTeam/production/Collector'])
    expect([...new Set(rows.map(({ unit }) => unit))].toSorted()).toEqual(['Bytes', 'Count', 'Seconds'])
  })

  it('are what happened since the last report, so that Sum is right', () => {
    const uptimes = rows.filter(({ name }) => name === 'otelcol_process_uptime').map(({ value }) => Number(value))
    expect(Math.max(...uptimes)).toBeLessThan(2)
    const spans = rows.filter(({ name, dimensions }) => name.endsWith('accepted_spans') && dimensions.length === 1)
    expect(spans.map(({ value }) => value)).toEqual([1])
  })
})
