import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hopOf } from '../e2e/answers.ts'
import { asked } from '../e2e/stack.ts'
import { answers } from './answers.ts'
import { hurried } from './collector-config.ts'
import { type Datum, type Extracted, sumOf } from './emf.ts'
import type { Emulated } from './emulated.ts'
import { type FedStack, missing, requests, spans, startFedStack } from './fed-stack.ts'
import { allSent, extractedSoFar, feed } from './feed.ts'
import { sendLoad } from './load.ts'
import { plannedStack } from './planned-stack.ts'

const api = { 'service.name': 'agent-api' }

describe.skipIf(missing)(`metrics of a real service${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let emulated: Emulated
  let stack: FedStack['stack']
  let fed: FedStack['fed']
  let emf: Extracted

  beforeAll(async () => {
    ;({ emulated, stack, fed, emf } = await startFedStack())
    // The first plan of a day initialises Terraform too.
  }, 400_000)
  afterAll(() => emulated?.stop())

  it('runs on the variables that Terraform gives every service', () => {
    expect(stack.serviceEnvironment).toEqual(
      Object.fromEntries(Object.entries(stack.variables).filter(([name]) => name !== 'OTEL_SERVICE_NAME')),
    )
    expect(stack.variables).toMatchObject({
      OTEL_SERVICE_NAME: 'agent-api',
      OTEL_SDK_DISABLED: 'false',
      OTEL_LOGS_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
      LOG_FORMAT: 'json',
    })
  })

  it('ends by SIGTERM with success, and loses nothing', () => {
    expect(fed.ended).toEqual({ status: 0, err: '' })
    expect(fed.output).not.toMatch(/"level":"error"/)
    const started = sumOf(emf.datums, 'otel.sdk.span.started', {
      ...api,
      'otel.span.sampling_result': 'RECORD_AND_SAMPLE',
    })
    expect(sumOf(emf.datums, 'otelcol_exporter_sent_spans', { exporter: 'awsxray' })).toBe(started)
    expect(started).toBe(spans)
  })

  it('makes EMF events of which CloudWatch refuses none', () => {
    expect(emf.rejected).toEqual([])
  })

  it('counts every request, and under error.type only those that failed with 5xx', () => {
    const durations = emf.datums.filter(({ name }) => name === 'http.server.request.duration')
    const countOf = (dimensions: object) =>
      durations
        .filter((datum) => JSON.stringify(datum.dimensions) === JSON.stringify(dimensions))
        .flatMap(({ counts }) => counts)
        .reduce((sum, count) => sum + count, 0)
    expect(countOf(api)).toBe(requests)
    const sets = new Set(durations.map(({ dimensions }) => JSON.stringify(Object.entries(dimensions).toSorted())))
    expect([...sets].toSorted()).toEqual([
      JSON.stringify([
        ['error.type', '500'],
        ['service.name', 'agent-api'],
      ]),
      JSON.stringify([['service.name', 'agent-api']]),
    ])
    expect(countOf({ 'error.type': '500', ...api })).toBe(6)
    expect(new Set(durations.map(({ unit }) => unit))).toEqual(new Set(['Seconds']))
  })

  it('is read by otel metrics, with the percentiles of a histogram', async () => {
    const { json } = await asked(emulated, 'metrics', answers.metrics)
    const names = json.metrics.map(({ name, dimensions }) => `${name} ${Object.keys(dimensions).toSorted().join(' ')}`)
    expect(names.toSorted()).toEqual([
      'agent.run.duration service.name',
      'agent.runs service.name',
      'http.server.request.duration error.type service.name',
      'http.server.request.duration service.name',
      'otel.sdk.span.started otel.span.sampling_result service.name',
    ])
    const series = await asked(emulated, 'metrics http.server.request.duration', answers.series)
    const highest = (statistic: string) =>
      Math.max(
        ...series.json.series
          .filter((each) => each.statistic === statistic && Object.keys(each.dimensions).length === 1)
          .flatMap(({ points }) => points.map(({ value }) => value)),
      )
    // 3 of 43 requests were slow: the median is not, the 99th percentile is.
    expect(highest('p50')).toBeLessThan(0.5)
    expect(highest('p99')).toBeGreaterThan(1)
  })

  it('passes the hops of otel verify that can be told here', async () => {
    const { status, json } = await asked(
      emulated,
      'verify --hops applications,receiving,exporting,backends',
      answers.verify,
    )
    const told = Object.fromEntries(json.hops.map(({ id, status: of }) => [id, of]))
    expect(told).toMatchObject({ applications: 'passed', receiving: 'passed', exporting: 'passed', backends: 'passed' })
    expect([status, json.outcome]).toEqual([0, 'passed'])
    expect(hopOf(json, 'receiving').evidence[0]?.text).toContain(`${spans}`)
    expect(hopOf(json, 'exporting').evidence.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^awsxray: .*100 % sent$/),
      expect.stringMatching(/^awsemf: .*100 % sent$/),
      expect.stringMatching(/^awscloudwatchlogs: .*100 % sent$/),
    ])
    expect(hopOf(json, 'backends').evidence.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['tracesFresh', 'metricsFresh', 'logsJson', 'emfClean']),
    )
  })

  describe('of which every other trace is sampled', () => {
    it('says so by the SDK’s own counter', async () => {
      const half = await plannedStack({ sampler: { name: 'parentbased_traceidratio', argument: '0.5' } })
      expect(half.variables).toMatchObject({ OTEL_TRACES_SAMPLER_ARG: '0.5' })
      const many = { ok: 300, failing: 20, invalid: 20, unknown: 60, slow: 0 }
      const started = (of: readonly Datum[], result: string) =>
        sumOf(of, 'otel.sdk.span.started', { ...api, 'otel.span.sampling_result': result })
      const more = (of: readonly Datum[], result: string) => started(of, result) - started(emf.datums, result)
      await feed(emulated, {
        config: hurried(half.collectorConfig),
        variables: half.variables,
        load: async ({ url }) => expect(await sendLoad(url, many)).toEqual({ 201: 300, 500: 20, 422: 20, 404: 60 }),
        done: (datums) => more(datums, 'DROP') > 0 && allSent(datums),
      })
      const { datums } = await extractedSoFar(emulated)
      const [sampled, dropped] = [more(datums, 'RECORD_AND_SAMPLE'), more(datums, 'DROP')]
      expect(sampled + dropped).toBe(400 + 3 * 320)
      // 400 throws of a coin, most of them for four spans: outside of these bounds once in fifty million runs.
      expect(sampled / (sampled + dropped)).toBeGreaterThan(0.35)
      expect(sampled / (sampled + dropped)).toBeLessThan(0.65)
    })
  })
})
