import { BatchGetTracesCommand, XRayClient } from '@aws-sdk/client-xray'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { summaryFrom } from '../../src/adapters/aws/trace-summary.ts'
import { asked } from '../e2e/stack.ts'
import { answers } from './answers.ts'
import { type Emulated, eventsOf } from './emulated.ts'
import { missing, startFedStack } from './fed-stack.ts'
import { slowMs } from './load.ts'

describe.skipIf(missing)(`traces and logs of a real service${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let emulated: Emulated

  beforeAll(async () => {
    ;({ emulated } = await startFedStack())
    // The first plan of a day initialises Terraform too.
  }, 400_000)
  afterAll(() => emulated?.stop())

  it('is found by otel traces: failing first, then the slowest, with service, route and status', async () => {
    const { status, json } = await asked(emulated, 'traces', answers.traces)
    expect([status, json.outcome]).toEqual([0, 'passed'])
    expect(json.traces).toHaveLength(20)
    expect(json.traces.map(({ status: of }) => of)).toEqual([
      ...Array.from({ length: 6 }, () => 'fault'),
      ...Array.from({ length: 10 }, () => 'error'),
      ...Array.from({ length: 4 }, () => 'ok'),
    ])
    for (const { services } of json.traces) expect(services).toEqual(['agent-api'])
    const named = json.traces.map(({ name, status: of }) => `${name} ${of}`)
    expect(new Set(named)).toEqual(
      new Set(['POST /v1/runs fault', 'POST /v1/runs error', 'GET /v1/runs/none error', 'POST /v1/runs ok']),
    )
    const slowest = json.traces.filter(({ status: of }) => of === 'ok').slice(0, 3)
    for (const { durationMs } of slowest) expect(durationMs).toBeGreaterThanOrEqual(slowMs)
  })

  it('is found by its errors, its slowness and its service', async () => {
    const errors = await asked(emulated, 'traces --errors', answers.traces)
    expect(errors.json.traces).toHaveLength(16)
    const slow = await asked(emulated, 'traces agent-api --slow 1s', answers.traces)
    expect(slow.json.traces.map(({ name }) => name)).toEqual(Array.from({ length: 3 }, () => 'POST /v1/runs'))
  })

  it('shows each span of a failed trace under the one that called it, with the cause', async () => {
    const { json: list } = await asked(emulated, 'traces --errors', answers.traces)
    const id = list.traces[0]?.id ?? ''
    const { json } = await asked(emulated, `traces --id ${id}`, answers.traces)
    const [root, ...rest] = json.spans ?? []
    expect(root).toMatchObject({ service: 'agent-api', name: 'POST /v1/runs', status: 'fault' })
    expect(rest.map(({ name, parent }) => [name, parent])).toEqual([
      ['agent.plan', root?.id],
      ['agent.tool', root?.id],
      ['agent.tool', root?.id],
    ])
    expect(rest.at(-1)).toMatchObject({
      service: 'agent-api',
      cause: expect.stringMatching(/^tool 2 of run \w+ failed$/),
    })
  })

  it('carries its environment where X-Ray indexes it', async () => {
    const { json } = await asked(emulated, 'traces --errors', answers.traces)
    const id = json.traces[0]?.id ?? ''
    const client = new XRayClient(emulated.xray)
    const { Traces = [] } = await client.send(new BatchGetTracesCommand({ TraceIds: [id] }))
    const documents = (Traces[0]?.Segments ?? []).map(({ Document = '{}' }) => JSON.parse(Document))
    const annotations: Record<string, string> = documents.find(({ annotations: of }) => of !== undefined)?.annotations
    expect(annotations).toEqual({
      'otel.resource.deployment.environment': 'production',
      'otel.resource.deployment.environment.name': 'production',
      'otel.resource.service.name': 'agent-api',
      'otel.resource.service.namespace': 'agent-prod',
    })
    // moto leaves annotations out of its summaries; this is the form in which X-Ray's API has them there.
    const Annotations = Object.fromEntries(
      Object.entries(annotations).map(([key, StringValue]) => [key, [{ AnnotationValue: { StringValue } }]]),
    )
    expect(summaryFrom({ Id: id, Annotations }, { start: 0, end: 1 })).toMatchObject([{ environment: 'production' }])
  })

  it('is found by otel logs: JSON lines with level and fields of their own', async () => {
    const { status, json } = await asked(emulated, 'logs agent-api --level error', answers.logs)
    expect([status, json.source]).toEqual([0, '/ecs/agent-prod'])
    expect(json.lines).toHaveLength(12)
    for (const line of json.lines) {
      expect(line).toMatchObject({ service: 'agent-api', level: 'error', json: true })
      expect(line.fields).toMatchObject({
        time: expect.any(String),
        trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
        span_id: expect.stringMatching(/^[0-9a-f]{16}$/),
      })
    }
    const failed = json.lines.filter(({ message }) => message === 'run failed')
    expect(failed).toHaveLength(6)
    for (const { fields } of failed)
      expect(fields).toMatchObject({ 'error.type': 'ToolFailed', exc_info: expect.stringContaining('ToolFailed') })
  })

  it('leads from a trace to its log lines', async () => {
    const { json: list } = await asked(emulated, 'traces --errors', answers.traces)
    const id = list.traces[0]?.id.slice(2).replace('-', '') ?? ''
    const { json } = await asked(emulated, `logs --grep ${id}`, answers.logs)
    expect(json.lines.map(({ message }) => message).toSorted()).toEqual([
      'POST /v1/runs 500',
      'run failed',
      'tool used',
    ])
  })

  it('has its log records a second time where they came over OTLP', async () => {
    const records = (await eventsOf(emulated, '/ecs/agent-prod/otlp')).map(({ stream, message }) => ({
      stream,
      ...JSON.parse(message),
    }))
    const failed = records.filter(({ body }) => body === 'run failed')
    expect(failed).toHaveLength(6)
    for (const record of failed) {
      expect(record).toMatchObject({ severity_text: 'ERROR', trace_id: expect.stringMatching(/^[0-9a-f]{32}$/) })
      expect(record.attributes).toMatchObject({ 'error.type': 'ToolFailed', 'exception.type': 'ToolFailed' })
      expect(record.resource).toMatchObject({ 'service.name': 'agent-api', 'deployment.environment': 'production' })
    }
  })
})
