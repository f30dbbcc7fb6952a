import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answers, hopOf } from '../e2e/answers.ts'
import { asked } from '../e2e/stack.ts'
import { type Recorder, startRecorder } from '../tools/collector/recorder.ts'
import { missingCollector } from '../tools/collector.ts'
import { missingTools } from '../tools/emulators.ts'
import { missingTerraform } from '../tools/terraform.ts'
import { missingAgentApi } from './agent-api.ts'
import { failing, gatewayAt, hurried, starved } from './collector-config.ts'
import { type Datum, sumOf } from './emf.ts'
import { type Emulated, publish, seedStack, startEmulated } from './emulated.ts'
import { allSent, extractedSoFar, type Feed, feed } from './feed.ts'
import { sendLoad } from './load.ts'
import { type PlannedStack, plannedStack } from './planned-stack.ts'
import { startRefusing } from './refusing.ts'
import { isOf, watchedBy } from './watched.ts'

const missing = missingTools ?? missingCollector ?? missingAgentApi ?? missingTerraform

const grafana = {
  grafana: { gateway_url: 'https://gateway.example/otlp' },
  grafana_cloud_api_key: 'key',
  grafana_cloud_tenant_id: '123456',
}
const toGrafana = { exporter: 'otlp_http/grafana' }
const load: Feed['load'] = ({ url }) => sendLoad(url, { ok: 5, failing: 5, invalid: 2, unknown: 2, slow: 0 })
const items = ['spans', 'metric_points', 'log_records']

/** What failing exporters leave behind, each once for the signals that it carries. */
const failures = [
  ['spans', 'awsxray'],
  ['metric_points', 'awsemf'],
  ['log_records', 'awscloudwatchlogs'],
  ['spans', 'otlp_http/grafana'],
  ['metric_points', 'otlp_http/grafana'],
] as const
const allFailed = (datums: readonly Datum[]): boolean =>
  failures.every(([of, exporter]) => sumOf(datums, `otelcol_exporter_send_failed_${of}`, { exporter }) > 0)
const allRefused = (datums: readonly Datum[]): boolean =>
  items.every(
    (of) =>
      sumOf(datums, `otelcol_receiver_refused_${of}`, { receiver: 'otlp' }) > 0 &&
      sumOf(datums, `otelcol_processor_memory_limiter_refused_${of}`, { processor: 'memory_limiter' }) > 0,
  )

/**
 * What the collector publishes in good times and in bad, against what the alarms and the dashboard of the same plan read.
 * Four runs of a real collector with agent-api before it: as it is, with Grafana, with every export refused, and with too
 * little memory. CloudWatch's part, metrics from EMF events, is computed (emf.ts).
 */
describe.skipIf(missing)(`alarms and dashboard${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let emulated: Emulated
  let gateway: Recorder
  let refusing: Awaited<ReturnType<typeof startRefusing>>
  let plain: PlannedStack
  let withGrafana: PlannedStack
  let healthy: Datum[] = []

  const run = (stack: PlannedStack, change: Parameters<typeof hurried>[1], done: Feed['done'], more = {}) =>
    feed(emulated, { config: hurried(stack.collectorConfig, change), variables: stack.variables, load, done, ...more })
  const datums = async () => (await extractedSoFar(emulated)).datums

  beforeAll(async () => {
    plain = await plannedStack()
    withGrafana = await plannedStack(grafana)
    ;[emulated, gateway, refusing] = await Promise.all([startEmulated(), startRecorder(), startRefusing()])
    await seedStack(emulated, plain)
    await run(plain, undefined, allSent)
    healthy = await datums()
    await publish(emulated, healthy)
    // The first plan of a day initialises Terraform too.
  }, 400_000)
  afterAll(() => Promise.all([emulated?.stop(), gateway?.stop(), refusing?.stop()]))

  it('are quiet about a healthy collector: it publishes no failure, and refusals of none', () => {
    expect(healthy.filter(({ name }) => /send_failed|memory_limiter_refused/.test(name))).toEqual([])
    for (const of of items) {
      const refused = healthy.filter(({ name }) => name === `otelcol_receiver_refused_${of}`)
      expect(new Set(refused.flatMap(({ values }) => values))).toEqual(new Set([0]))
    }
  })

  it('see what goes to Grafana, and CloudWatch’s metrics as before', async () => {
    expect(withGrafana.variables).not.toHaveProperty('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE')
    const sent = (all: readonly Datum[], of: string) => sumOf(all, `otelcol_exporter_sent_${of}`, toGrafana)
    await run(
      withGrafana,
      gatewayAt(gateway.url),
      (all) => allSent(all) && sent(all, 'spans') > 0 && sent(all, 'metric_points') > 0,
    )
    expect(new Set(gateway.received.map(({ path }) => path))).toEqual(new Set(['/v1/traces', '/v1/metrics']))
    const requests = (await datums())
      .filter(({ name, dimensions }) => name === 'http.server.request.duration' && Object.keys(dimensions).length === 1)
      .flatMap(({ counts }) => counts)
    // Cumulative metrics of the second run became deltas: 14 requests of each run, none twice.
    expect(requests.reduce((sum, count) => sum + count, 0)).toBe(2 * 14)
  })

  it('learn of every export that is refused, and so does otel verify', async () => {
    const before = (await datums()).length
    await run(withGrafana, failing(refusing.url), allFailed, {
      endpoints: { AWS_ENDPOINT_URL_XRAY: refusing.url },
    })
    await publish(emulated, (await datums()).slice(before))
    const { status, json } = await asked(emulated, 'verify --hops exporting', answers.verify)
    expect([status, hopOf(json, 'exporting').status]).toEqual([1, 'failed'])
    const failed = hopOf(json, 'exporting').evidence.filter(({ kind }) => kind === 'exportFailing')
    expect(failed.map(({ text }) => text.split(/[:, ]/)[0]).toSorted()).toEqual(
      failures.map(([, exporter]) => exporter).toSorted(),
    )
  })

  it('learn of data that is refused for want of memory, and so does otel verify', async () => {
    const before = (await datums()).length
    // The SDK tries again until its time is over: here two seconds, so that its end need not be waited for.
    const variables = { ...plain.variables, OTEL_EXPORTER_OTLP_TIMEOUT: '2' }
    // Its memory is looked at once a second, and what comes before the first look is let in.
    await run(plain, starved, allRefused, { variables, after: 'Refusing data' })
    await publish(emulated, (await datums()).slice(before))
    const { status, json } = await asked(emulated, 'verify --hops receiving', answers.verify)
    expect([status, hopOf(json, 'receiving').status]).toEqual([1, 'failed'])
    expect(hopOf(json, 'receiving').evidence.filter(({ kind }) => kind === 'refused')).toHaveLength(3)
  })

  it('read no metric and no dimension that was not published in one of these runs', async () => {
    const all = await datums()
    const own = new Set(all.map(({ namespace }) => namespace))
    expect(own).toEqual(new Set(['AgentTeam/production', 'AgentTeam/production/Collector']))
    for (const stack of [plain, withGrafana]) {
      const watched = watchedBy(stack.resources)
      const ours = watched.filter(({ namespace }) => own.has(namespace))
      // What is not ours is AWS's: names of other namespaces would go unproven.
      const others = new Set(watched.filter((each) => !ours.includes(each)).map(({ namespace }) => namespace))
      expect([...others].filter((namespace) => !/^(AWS|ECS)\//.test(namespace))).toEqual([])
      expect(ours.some(({ by }) => by.startsWith('alarm')) && ours.some(({ by }) => by.startsWith('chart'))).toBe(true)
      expect(ours.filter((each) => !all.some((datum) => isOf(each, datum)))).toEqual([])
    }
  })

  it('read events of which CloudWatch refuses none, in all of these runs', async () => {
    expect((await extractedSoFar(emulated)).rejected).toEqual([])
  })
})
