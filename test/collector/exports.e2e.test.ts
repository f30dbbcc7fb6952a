import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Recorder, startRecorder } from '../tools/collector/recorder.ts'
import { missingCollector, startCollector } from '../tools/collector.ts'
import { missingRenderer, renderCollector } from '../tools/render-collector.ts'
import { counter, metrics, nanoseconds, oneLog, oneSpan, requestDuration, send, upDownCounter } from './otlp.ts'
import { logEvents, published, segments } from './published.ts'

const identified = z.object({ id: z.string() })

let aws: Recorder
beforeEach(async () => {
  aws = await startRecorder()
})
afterEach(() => aws.stop())

type Variables = Parameters<typeof renderCollector>[0]
const started = (variables?: Variables) =>
  startCollector({ config: renderCollector(variables), env: { AWS_ENDPOINT_URL: aws.url } })

/** Sends metrics through a collector that is then stopped, which empties its batches. @returns what would be published */
const publishedOf = async (sent: object, variables?: Variables) => {
  const collector = await started(variables)
  await send(collector.http, 'metrics', sent)
  await collector.stop()
  return published(aws, '/metrics/agent-prod')
}

describe.skipIf(missingRenderer ?? missingCollector)('what the collector sends to AWS (recorded locally)', () => {
  it('is a segment that can be searched by environment and service', async () => {
    const collector = await started()
    await send(collector.http, 'traces', oneSpan())
    await collector.stop()
    expect(segments(aws.received)).toMatchObject([
      {
        name: 'agent-api',
        annotations: {
          'otel.resource.service.name': 'agent-api',
          'otel.resource.deployment.environment': 'production',
          'otel.resource.deployment.environment.name': 'production',
        },
      },
    ])
  })

  it('is every span once, though four lanes carry them', async () => {
    const collector = await started()
    const sent = Array.from({ length: 200 }, oneSpan)
    await Promise.all(sent.map((span) => send(collector.http, 'traces', span)))
    await collector.stop()
    const ids = segments(aws.received).map((segment) => identified.parse(segment).id)
    const sentIds = sent.map((span) => span.resourceSpans[0]?.scopeSpans[0]?.spans[0]?.spanId)
    expect(ids.toSorted()).toEqual(sentIds.toSorted())
  })

  it('is a log event in a stream of the service, with both keys of its environment', async () => {
    const collector = await started()
    await send(collector.http, 'logs', oneLog('a line'))
    await collector.stop()
    const [event] = logEvents(aws.received, '/ecs/agent-prod/otlp')
    expect(event?.stream).toBe('agent-api')
    expect(JSON.parse(event?.message ?? '')).toMatchObject({
      body: 'a line',
      resource: { 'deployment.environment': 'production', 'deployment.environment.name': 'production' },
    })
  })

  it('is the duration of requests, by service, and by service and error for those that failed', async () => {
    const sent = metrics(
      requestDuration({ labels: { 'http.route': '/agents' } }),
      requestDuration({ labels: { 'http.route': '/agents', 'error.type': '500' } }),
    )
    const rows = await publishedOf(sent)
    expect(rows.map(({ dimensions }) => dimensions.join()).toSorted()).toEqual([
      'error.type,service.name',
      'service.name',
      'service.name',
    ])
    for (const row of rows)
      expect(row).toMatchObject({ namespace: 'AgentTeam/production', unit: 'Seconds', value: { Count: 1, Sum: 0.25 } })
  })

  it('is the duration by route too, where that was asked for', async () => {
    const rows = await publishedOf(metrics(requestDuration({ labels: { 'http.route': '/agents' } })), {
      metrics_by_route: true,
    })
    expect(rows.map(({ dimensions }) => dimensions.join()).toSorted()).toEqual([
      'http.route,service.name',
      'service.name',
    ])
  })

  it('is how many spans the SDK started by sampling result, in a unit that CloudWatch knows', async () => {
    const labels = { 'otel.span.sampling_result': 'DROP' }
    const rows = await publishedOf(metrics(counter({ name: 'otel.sdk.span.started', unit: '{span}', labels })))
    expect(rows).toContainEqual({
      namespace: 'AgentTeam/production',
      name: 'otel.sdk.span.started',
      unit: 'Count',
      dimensions: ['otel.span.sampling_result', 'service.name'],
      value: 1,
    })
  })

  it('has no UpDownCounter in it, nor leaves one in the log group', async () => {
    const startTimeUnixNano = nanoseconds()
    // The exporter keeps the first point to itself, so it takes a second for anything to be published.
    const active = [3, 5].map((value) =>
      upDownCounter({ name: 'http.server.active_requests', value, startTimeUnixNano }),
    )
    const rows = await publishedOf(metrics(counter({ name: 'agent.steps' }), ...active), { metrics_publish: ['.*'] })
    expect(rows.map(({ name }) => name)).toEqual(['agent.steps'])
    expect(JSON.stringify(logEvents(aws.received, '/metrics/agent-prod'))).not.toContain('active_requests')
  })

  it('has only what the patterns name, besides what the stack itself reads', async () => {
    const sent = metrics(counter({ name: 'agent.steps' }), counter({ name: 'other.steps' }), requestDuration({}))
    const rows = await publishedOf(sent, { metrics_publish: ['^other\\.'] })
    expect(rows.map(({ name }) => name).toSorted()).toEqual(['http.server.request.duration', 'other.steps'])
    // What is not published is billed as logs all the same.
    expect(JSON.stringify(logEvents(aws.received, '/metrics/agent-prod'))).toContain('agent.steps')
  })

  it("has an agent's and a model's own metrics by default, and no others of an application", async () => {
    const names = ['agent.steps', 'gen_ai.client.token.usage', 'other.steps']
    const rows = await publishedOf(metrics(...names.map((name) => counter({ name }))))
    expect(rows.map(({ name }) => name).toSorted()).toEqual(['agent.steps', 'gen_ai.client.token.usage'])
  })
})
