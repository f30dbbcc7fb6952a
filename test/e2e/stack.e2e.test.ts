import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { missingTools } from '../tools/emulators.ts'
import { answers, hopOf } from './answers.ts'
import { asked, type Stack, startStack } from './stack.ts'

/**
 * A stack that boto3 made in AWS APIs that others wrote. Not claimed from them: durations of trace summaries (moto cuts
 * them), health of tasks and image digests (ministack has neither), values of alarms (it gives no reason data).
 */
describe.skipIf(missingTools)(
  `a healthy stack that others seeded${missingTools ? ` (skipped: ${missingTools})` : ''}`,
  () => {
    let stack: Stack
    beforeAll(async () => {
      stack = await startStack()
    })
    afterAll(() => stack?.stop())

    it('has every service running what it wants, and says what the collector uses', async () => {
      const { status, json } = await asked(stack, 'status', answers.status)
      expect(status).toBe(0)
      expect(json.outcome).toBe('passed')
      expect(json.collector).toMatchObject({ running: 2, wanted: 2, cpuPercent: 12.5, memoryPercent: 34.5 })
      const running = Object.fromEntries(json.services.map((service) => [service.name, service.running]))
      expect(running).toEqual(stack.seeded.services)
      expect(json.services.map(({ wanted }) => wanted)).toEqual([2, 2, 2])
      expect(json.services.map(({ revision }) => revision)).toContain('agent-web:1')
      expect(json.alarms.firing).toBe(0)
    })

    it('does not claim that its collector is healthy where ECS does not say so', async () => {
      const { json } = await asked(stack, 'status', answers.status)
      expect(json.collector.health).toBe('unknown')
    })

    it('fails no hop of verify, and could not tell only what this ECS does not hold', async () => {
      const { json } = await asked(stack, 'verify', answers.verify)
      const found = Object.fromEntries(json.hops.map(({ id, status }) => [id, status]))
      expect(found).toEqual({
        deployment: 'unknown',
        discovery: 'passed',
        applications: 'passed',
        receiving: 'passed',
        exporting: 'passed',
        backends: 'passed',
        watching: 'passed',
        delivery: 'skipped',
        canary: 'skipped',
      })
      const deployment = hopOf(json, 'deployment')
      const unclear = deployment.evidence.filter(({ status }) => status !== 'passed')
      expect(unclear.map(({ kind }) => kind)).toEqual(['imageUnknown'])
      expect(deployment.evidence.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['tasksRunning', 'rolloutCompleted', 'noRestarts', 'newestRevision', 'configHash']),
      )
    })

    it('ends verify with the status of "could not tell", and with success for the hops that it can see', async () => {
      expect((await asked(stack, 'verify', answers.verify)).status).toBe(3)
      const seen = 'discovery,applications,receiving,exporting,backends,watching'
      const { status, json } = await asked(stack, `verify --hops ${seen}`, answers.verify)
      expect([status, json.outcome]).toEqual([0, 'passed'])
    })

    it('counts what the collector took in and sent on', async () => {
      const { json } = await asked(stack, 'verify', answers.verify)
      const accepted = hopOf(json, 'receiving').evidence.filter(({ kind }) => kind === 'accepted')
      // 120 spans a minute were seeded; the window of 15 minutes holds 14 or 15 whole ones.
      expect(accepted.map(({ text }) => Number.parseInt(text, 10))).toEqual([
        expect.toSatisfy((spans) => [1680, 1800].includes(spans)),
        expect.toSatisfy((points) => [1120, 1200].includes(points)),
        expect.toSatisfy((records) => [840, 900].includes(records)),
      ])
      expect(hopOf(json, 'exporting').evidence.map(({ text }) => text)).toEqual([
        expect.stringMatching(/^awsxray: .*100 % sent$/),
        expect.stringMatching(/^awsemf: .*100 % sent$/),
        expect.stringMatching(/^awscloudwatchlogs: .*100 % sent$/),
      ])
    })

    it('shows the seeded traces, failing ones first, with the services that took part', async () => {
      const { json } = await asked(stack, 'traces', answers.traces)
      const failed = stack.seeded.traces.filter((trace) => trace.failed).map(({ id }) => id)
      expect(json.traces.slice(0, failed.length).map(({ id }) => id)).toEqual(expect.arrayContaining(failed))
      expect(json.traces.map(({ status }) => status)).toEqual([
        ...failed.map(() => 'fault'),
        ...json.traces.slice(failed.length).map(() => 'ok'),
      ])
      const known = stack.seeded.traces.map(({ id }) => id)
      expect(json.traces.filter(({ id }) => !known.includes(id))).toEqual([])
      for (const { services } of json.traces)
        expect(services.toSorted()).toEqual(['agent-api', 'agent-web', 'agent-worker'])
    })

    it('shows only failing traces when only those are asked for', async () => {
      const { json } = await asked(stack, 'traces --errors', answers.traces)
      const failed = stack.seeded.traces.filter((trace) => trace.failed).map(({ id }) => id)
      expect(json.traces.map(({ id }) => id).toSorted()).toEqual(failed.toSorted())
    })

    it('draws one trace with each span under the one that called it', async () => {
      const id = stack.seeded.traces.find(({ failed }) => failed)?.id ?? ''
      const { json } = await asked(stack, `traces --id ${id}`, answers.traces)
      expect(json.traces).toMatchObject([{ id, status: 'fault' }])
      const spans = json.spans ?? []
      expect(spans.map(({ durationMs }) => durationMs)).toEqual([2000, 1625, 1250, 875, 500])
      expect(new Set(spans.map(({ service }) => service))).toEqual(new Set(['agent-web', 'agent-api', 'agent-worker']))
      expect(spans.map(({ parent }) => parent)).toEqual([undefined, ...spans.slice(0, -1).map((span) => span.id)])
      // The same trace under the id that W3C and the log lines have for it.
      const w3c = await asked(stack, `traces --id ${id.slice(2).replace('-', '')}`, answers.traces)
      expect(w3c.json.traces).toMatchObject([{ id }])
    })

    it('lists the metrics with the time of their newest point', async () => {
      const { status, json } = await asked(stack, 'metrics', answers.metrics)
      expect(status).toBe(0)
      expect(json.metrics.map(({ name, dimensions }) => [name, dimensions['service.name']])).toEqual([
        ['http.server.request.duration', 'agent-api'],
        ['http.server.request.duration', 'agent-web'],
        ['http.server.request.duration', 'agent-worker'],
      ])
      for (const { namespace, lastAt, latest } of json.metrics) {
        expect(namespace).toBe(stack.seeded.metrics.application)
        expect(latest).toBe(27.5)
        const minutes = (Date.parse(json.at) - Date.parse(lastAt ?? '')) / 60_000
        expect(minutes).toBeGreaterThanOrEqual(0)
        expect(minutes).toBeLessThan(10)
      }
    })

    it('reads the numbers of one metric, and none of one that is not there', async () => {
      const { json } = await asked(stack, 'metrics http.server.request.duration', answers.series)
      const counts = json.series.filter(({ statistic }) => statistic === 'SampleCount')
      // Four values a minute were seeded for each of the three services.
      const total = counts.flatMap(({ points }) => points).reduce((sum, { value }) => sum + value, 0)
      expect(total).toBe(3 * 4 * stack.seeded.metrics.minutes)
      const { status, json: none } = await asked(
        stack,
        'metrics no.such.metric',
        answers.status.pick({ outcome: true }),
      )
      expect([status, none.outcome]).toEqual([3, 'failed'])
    })

    it('shows log lines with their fields, of one service and level when asked', async () => {
      const { json } = await asked(stack, 'logs', answers.logs)
      expect(json.source).toBe(stack.seeded.logs.group)
      expect(json.lines).toHaveLength(30)
      const ids = stack.seeded.traces.map(({ id }) => id.slice(2).replace('-', ''))
      for (const { fields, json: isJson } of json.lines) {
        expect(isJson).toBe(true)
        expect(ids).toContain(fields['otelTraceID'])
      }
      const errors = await asked(stack, 'logs agent-api --level error --last 1h', answers.logs)
      const failed = stack.seeded.traces.filter((trace) => trace.failed)
      expect(errors.json.lines).toHaveLength(failed.length)
      for (const line of errors.json.lines) {
        expect(line).toMatchObject({ service: 'agent-api', level: 'error', message: 'POST /v1/runs 500' })
        expect(line.fields).toMatchObject({ 'http.status_code': 500 })
      }
    })

    it('finds the lines of one trace by a plain text', async () => {
      const id = stack.seeded.traces[0]?.id.slice(2).replace('-', '') ?? ''
      const { json } = await asked(stack, `logs --grep ${id}`, answers.logs)
      expect(json.lines.map(({ service }) => service).toSorted()).toEqual(['agent-api', 'agent-web', 'agent-worker'])
    })

    it('has all its alarms quiet', async () => {
      const { status, json } = await asked(stack, 'alarms', answers.alarms)
      expect(status).toBe(0)
      expect(json.alarms.map(({ name }) => name).toSorted()).toEqual(stack.seeded.alarms.names.toSorted())
      expect(json.alarms.map(({ state }) => state)).toEqual(['OK', 'OK', 'OK'])
      expect(json.alarms.map(({ threshold }) => threshold).toSorted()).toEqual([10_000, 80, 99])
    })
  },
)
