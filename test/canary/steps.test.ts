import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { canaryConfig } from '../../src/canary/config.ts'
import { reachable } from '../../src/canary/reach.ts'
import { sendCanary } from '../../src/canary/send.ts'
import { timed } from '../../src/canary/step.ts'
import { CanaryAnswer } from '../../src/canary/wire.ts'
import { type Behaviour, serveGrpc } from './grpc-server.ts'
import { listening } from './listening.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const deadlines = { dns: 2000, tcp: 300, traces: 400, metrics: 400 }
const at = new Date('2026-11-25T10:00:00.123Z')

const send = async (endpoint: string) => {
  const config = canaryConfig({
    CANARY_ENDPOINT: endpoint,
    CANARY_NAMESPACE: 'AgentTeam/production/Canary',
    CANARY_ENVIRONMENT: 'production',
  })
  return CanaryAnswer.parse(await sendCanary('canary-1', config, { now: () => at, deadlines }))
}
const ends = async (endpoint: string) => (await send(endpoint)).steps.map(({ step, error }) => error ?? step)

const server = async (behaves: (service: 'traces' | 'metrics') => Behaviour) => {
  const served = await serveGrpc(behaves)
  stops.push(served.stop)
  return { ...served, url: `http://127.0.0.1:${served.port}` }
}
const accepting = { status: 0 }

describe('a canary that is sent', () => {
  it('goes by DNS, TCP, traces and metrics, and says how long each took', async () => {
    const { url, received } = await server(() => accepting)
    const { steps } = await send(url)
    expect(steps.map(({ step, error }) => [step, error])).toEqual([
      ['dns', undefined],
      ['tcp', undefined],
      ['traces', undefined],
      ['metrics', undefined],
    ])
    for (const { milliseconds } of steps) expect(milliseconds).toBeGreaterThanOrEqual(0)
    expect(received.map(({ service }) => service)).toEqual(['traces', 'metrics'])
  })

  it('carries its id, its own service and the environment, by which it is found again', async () => {
    const { url, received } = await server(() => accepting)
    const { traceId, metric } = await send(url)
    const [trace, points] = received
    expect(trace?.body.includes(Buffer.from(traceId, 'hex'))).toBe(true)
    for (const text of ['canary-1', 'otel-canary', 'production']) expect(trace?.body.includes(text), text).toBe(true)
    expect(points?.body.includes('agent.canary.sent')).toBe(true)
    const value = Buffer.alloc(8)
    value.writeDoubleLE(metric.value)
    expect(points?.body.includes(value)).toBe(true)
    expect(metric).toEqual({
      name: 'agent.canary.sent',
      dimensions: { 'service.name': 'otel-canary' },
      value: at.getTime(),
    })
  })

  it('has a trace id that X-Ray can read the time from, and no two have the same', async () => {
    const { url } = await server(() => accepting)
    const [one, other] = [await send(url), await send(url)]
    expect(Number.parseInt(one.traceId.slice(0, 8), 16)).toBe(Math.floor(at.getTime() / 1000))
    expect(one.traceId).not.toBe(other.traceId)
  })
})

describe('the step that fails is the last, and says why', () => {
  it('when the name does not resolve', async () => {
    const { steps } = await send('http://otel-collector.no-such-namespace.invalid:4317')
    expect(steps).toHaveLength(1)
    // Without any resolver the system says "try again" instead of "no such name".
    expect(['not_found', 'timed_out']).toContain(steps[0]?.error)
    expect(steps[0]).toMatchObject({ step: 'dns', detail: expect.stringContaining('no-such-namespace') })
  })

  it('when nobody listens at the port', async () => {
    const { port, stop } = await listening(createServer())
    await stop()
    const { steps } = await send(`http://127.0.0.1:${port}`)
    expect(steps.at(-1)).toMatchObject({
      step: 'tcp',
      error: 'refused',
      detail: expect.stringContaining(`127.0.0.1:${port}`),
    })
  })

  it('when one of several addresses does not answer at all', async () => {
    const { port } = await server(() => accepting)
    // An address for documentation, which no network carries (RFC 5737).
    const { step } = await timed('tcp', 1000, () => reachable(['127.0.0.1', '192.0.2.1'], port, 300))
    expect(['timed_out', 'unreachable', 'refused']).toContain(step.error)
    expect(step.detail).toContain('192.0.2.1')
  })

  it('when the collector takes the connection and says nothing', async () => {
    const { port, stop } = await listening(createServer())
    stops.push(stop)
    expect(await ends(`http://127.0.0.1:${port}`)).toEqual(['dns', 'tcp', 'timed_out'])
  })

  it('when it takes a call and never answers it', async () => {
    const { url } = await server((service) => (service === 'metrics' ? 'silent' : accepting))
    expect(await ends(url)).toEqual(['dns', 'tcp', 'traces', 'timed_out'])
  })

  it.each([
    [14, 'data refused due to high memory usage', 'unavailable'],
    [12, 'unknown service opentelemetry.proto.collector.trace.v1.TraceService', 'unimplemented'],
    [8, 'too much', 'exhausted'],
    [16, 'no token', 'denied'],
    [3, 'not a span', 'rejected'],
    [13, 'a bug', 'failed'],
  ])('when it refuses the trace with gRPC status %i (%s)', async (status, message, error) => {
    const { url, received } = await server(() => ({ status, message }))
    const { steps } = await send(url)
    expect(steps.at(-1)).toMatchObject({ step: 'traces', error, detail: expect.stringContaining(message) })
    expect(received.map(({ service }) => service)).toEqual(['traces'])
  })

  it('when it takes traces and refuses metrics', async () => {
    const { url } = await server((service) => (service === 'traces' ? accepting : { status: 12, message: 'none' }))
    expect(await ends(url)).toEqual(['dns', 'tcp', 'traces', 'unimplemented'])
  })

  it('with the other side’s words on one line', async () => {
    const { url } = await server(() => ({ status: 14, message: `busy%0A%1B[31m${'x'.repeat(900)}` }))
    const detail = (await send(url)).steps.at(-1)?.detail ?? ''
    expect(detail).toMatch(/busy/)
    expect(detail).not.toMatch(/\p{Cc}/u)
    expect(detail.length).toBeLessThanOrEqual(300)
  })
})
