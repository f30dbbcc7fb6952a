import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountPorts } from '../../src/adapters/aws/account.ts'
import { makeClients } from '../../src/adapters/aws/clients.ts'
import { completed, EnvironmentRow } from '../../src/environment.ts'
import type { AccountPorts } from '../../src/ports.ts'
import { type CanaryRun, isSent, lookFor, sendCanary } from '../../src/reads/canary.ts'
import { canaryContract } from '../contracts/canary.contract.ts'
import { hurried, starved } from '../telemetry/collector-config.ts'
import { extracted } from '../telemetry/emf.ts'
import { type Emulated, eventsOf, publish, startEmulated } from '../telemetry/emulated.ts'
import { until } from '../telemetry/until.ts'
import { type Collector, missingCollector, startCollector } from '../tools/collector.ts'
import { missingTools } from '../tools/emulators.ts'
import { missingRenderer, renderCollector } from '../tools/render-collector.ts'
import { deployCanary } from './deployed.ts'

const missing = missingTools ?? missingCollector ?? missingRenderer

const environment = completed(EnvironmentRow.parse({ name: 'production' }))
const groups = ['/metrics/agent-prod', '/metrics/agent-prod/collector', '/ecs/agent-prod/otlp']

describe.skipIf(missing !== undefined)('the canary on an emulated Lambda, into a real collector', () => {
  const before = { ...process.env }
  const collectors: Collector[] = []
  let emulated: Emulated
  let canary: Awaited<ReturnType<typeof deployCanary>>
  let ports: AccountPorts

  const started = async (config: string): Promise<Collector> => {
    const collector = await startCollector({ config, env: emulated.variables })
    collectors.push(collector)
    return collector
  }
  const asked = () => ({ ports, environment, now: new Date() })

  beforeAll(async () => {
    emulated = await startEmulated()
    Object.assign(process.env, emulated.variables)
    for (const logGroupName of groups) await emulated.logs.send(new CreateLogGroupCommand({ logGroupName }))
    const settings = { endpoint: emulated.variables.AWS_ENDPOINT_URL, region: 'us-east-1' }
    canary = await deployCanary(settings, 'agent-prod-canary')
    const clients = makeClients({ region: 'us-east-1' })
    ports = accountPorts(clients, { cluster: environment.cluster, signal: new AbortController().signal })
    await canary.pointTo((await started(hurried(renderCollector()))).grpc)
  })
  afterAll(async () => {
    process.env = before
    canary?.stop()
    for (const collector of collectors) await collector.stop()
    await emulated?.stop()
  })

  canaryContract(() => ({ canary: ports.canary, name: 'agent-prod-canary', missing: 'no-such-function' }))

  it('sends a trace and a metric that are both read back by the adapters', async () => {
    let run: CanaryRun = await sendCanary('e2e-1', asked())
    expect(run.sent.steps.map(({ step, error }) => error ?? step)).toEqual(['dns', 'tcp', 'traces', 'metrics'])
    const found = async () => {
      // Neither emulator makes metrics of EMF events: what CloudWatch would make of them is put in its place.
      const events = await eventsOf(emulated, '/metrics/agent-prod')
      const { datums, rejected } = extracted(events.map(({ message }) => message))
      expect(rejected).toEqual([])
      await publish(
        emulated,
        datums.filter(({ name }) => name === 'agent.canary.sent'),
      )
      run = await lookFor(run, asked())
      return run.traces.state === 'found' && run.metrics.state === 'found'
    }
    await until('the trace and the metric are read back', 60, found)
    expect(run.where).toBe('xray')
    const [span] = await ports.traces.spans({
      source: 'xray',
      id: run.sent.traceId,
      from: new Date(run.sent.sentAt.getTime() - 60_000),
      to: new Date(),
    })
    expect(span).toMatchObject({ service: 'otel-canary', status: 'ok' })
  })

  it('does not take the metric of an earlier canary for its own', async () => {
    const run = await sendCanary('e2e-2', asked())
    const seen = await lookFor(run, asked())
    expect(seen.metrics.state).toBe('waiting')
  })

  it('hears a real memory limiter refuse the trace', async () => {
    const full = await started(hurried(renderCollector(), starved))
    await until('the collector refuses', 30, async () => full.output().includes('Memory usage is above'))
    await canary.pointTo(full.grpc)
    const run = await sendCanary('e2e-3', asked())
    expect(isSent(run)).toBe(false)
    expect(run.sent.steps.at(-1)).toMatchObject({
      step: 'traces',
      error: 'unavailable',
      detail: expect.stringContaining('data refused due to high memory usage'),
    })
  })

  it('hears that a collector has no pipeline for metrics', async () => {
    const config = JSON.parse(hurried(renderCollector()))
    delete config.service.pipelines.metrics
    await canary.pointTo((await started(JSON.stringify(config))).grpc)
    const { sent } = await sendCanary('e2e-4', asked())
    expect(sent.steps.at(-1)).toMatchObject({ step: 'metrics', error: 'unimplemented' })
  })

  it('finds nobody at the port of a collector that has ended', async () => {
    const gone = await started(hurried(renderCollector()))
    await gone.stop()
    collectors.splice(collectors.indexOf(gone), 1)
    await canary.pointTo(gone.grpc)
    const { sent } = await sendCanary('e2e-5', asked())
    expect(sent.steps.at(-1)).toMatchObject({ step: 'tcp', error: 'refused' })
  })
})
