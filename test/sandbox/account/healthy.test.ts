import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { DiscoverInstancesCommand } from '@aws-sdk/client-servicediscovery'
import { BatchGetTracesCommand } from '@aws-sdk/client-xray'
import { expect, test } from 'vitest'
import { guideVariables } from '../../../src/environment.ts'
import { simulated } from './clients.ts'
import { alarmsOf, collector, linesOf, metricNames, serviceOf, sum, tasksOf, tracesOf, valuesOf } from './reading.ts'

const own = { namespace: 'AgentTeam/production/Collector', stat: 'Sum' }

test('the collector runs two healthy tasks, and Cloud Map lists exactly their addresses', async () => {
  const world = simulated()
  expect(await serviceOf(world, collector)).toMatchObject({ runningCount: 2, desiredCount: 2, status: 'ACTIVE' })
  const tasks = await tasksOf(world, collector, 'RUNNING')
  expect(tasks.map(({ healthStatus }) => healthStatus)).toEqual(['HEALTHY', 'HEALTHY'])
  const ips = tasks.map(
    ({ attachments }) => attachments?.[0]?.details?.find(({ name }) => name === 'privateIPv4Address')?.value,
  )
  const { Instances = [] } = await world.discovery.send(
    new DiscoverInstancesCommand({ NamespaceName: 'agent-prod.local', ServiceName: 'otel-collector' }),
  )
  expect(Instances.map(({ Attributes }) => Attributes?.['AWS_INSTANCE_IPV4']).sort()).toEqual(ips.sort())
})

test('every application service carries the variables of the guide', async () => {
  const { ecs } = simulated()
  for (const service of ['agent-web', 'agent-api', 'agent-worker']) {
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: service }))
    const names = taskDefinition?.containerDefinitions?.[0]?.environment?.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(Object.keys(guideVariables)))
  }
})

test('all alarms are OK, and no metric of a failure exists', async () => {
  const world = simulated()
  const alarms = await alarmsOf(world)
  expect([...alarms.keys()]).toEqual(
    expect.arrayContaining(['agent-prod-collector-memory', 'agent-prod-trace-errors', 'agent-prod-service-unhealthy']),
  )
  expect([...alarms].filter(([, { StateValue }]) => StateValue !== 'OK')).toEqual([])
  expect((await metricNames(world)).filter((name) => /send_failed|memory_limiter_refused/.test(name))).toEqual([])
})

test('an hour holds some hundreds of traces with few faults and few errors, from all three services', async () => {
  const traces = await tracesOf(simulated())
  expect(traces.length).toBeGreaterThan(500)
  const share = (found: (trace: (typeof traces)[number]) => boolean | undefined) =>
    traces.filter(found).length / traces.length
  expect(share(({ HasFault }) => HasFault)).toBeLessThan(0.01)
  expect(share(({ HasError, HasFault }) => HasError || HasFault)).toBeGreaterThan(0.005)
  expect(share(({ HasError, HasFault }) => HasError || HasFault)).toBeLessThan(0.03)
  const services = new Set(traces.flatMap(({ ServiceIds }) => ServiceIds?.map(({ Name }) => Name)))
  expect([...services]).toEqual(expect.arrayContaining(['agent-web', 'agent-api', 'agent-worker']))
})

test('the collector counts as many spans in and out as the traces of that time have', async () => {
  const world = simulated()
  const accepted = await valuesOf(
    world,
    { ...own, name: 'otelcol_receiver_accepted_spans', dimensions: { receiver: 'otlp', transport: 'grpc' } },
    30,
  )
  const sent = await valuesOf(
    world,
    { ...own, name: 'otelcol_exporter_sent_spans', dimensions: { exporter: 'awsxray' } },
    30,
  )
  expect(sent).toEqual(accepted)
  const from = new Date('2026-11-22T16:00:00Z')
  const ids = (await tracesOf(world, 31)).filter(
    ({ StartTime }) => StartTime && StartTime >= from && StartTime.getTime() < from.getTime() + 60_000,
  )
  let spans = 0
  for (const { Id } of ids) {
    const { Traces = [] } = await world.xray.send(new BatchGetTracesCommand({ TraceIds: [Id ?? ''] }))
    for (const { Document = '{}' } of Traces[0]?.Segments ?? []) {
      if (!JSON.parse(Document).inferred) spans += Document.match(/"start_time"/g)?.length ?? 0
    }
  }
  expect(spans).toBe(accepted[0])
})

test('request durations are counted once for each request that a service served', async () => {
  const world = simulated()
  const counts = await valuesOf(
    world,
    {
      namespace: 'AgentTeam/production',
      name: 'http.server.request.duration',
      dimensions: { 'service.name': 'agent-web' },
      stat: 'SampleCount',
    },
    20,
  )
  const web = (await tracesOf(world, 21)).filter(
    ({ StartTime, EntryPoint }) =>
      EntryPoint?.Name === 'agent-web' &&
      StartTime &&
      StartTime >= new Date('2026-11-22T16:10:00Z') &&
      StartTime < new Date('2026-11-22T16:29:00Z'),
  )
  expect(sum(counts.slice(0, 19))).toBe(web.length)
})

test('application logs are JSON, mostly DEBUG and INFO, and their trace ids are those of traces', async () => {
  const world = simulated()
  const lines = (await linesOf(world, '/ecs/agent-prod')).map(({ message = '' }) => JSON.parse(message))
  expect(lines.length).toBeGreaterThan(100)
  const quiet = lines.filter(({ levelname }) => levelname === 'DEBUG' || levelname === 'INFO')
  expect(quiet.length / lines.length).toBeGreaterThan(0.95)
  const traces = new Set((await tracesOf(world, 12)).map(({ Id = '' }) => Id.slice(2).replace('-', '')))
  const old = lines.filter(({ asctime }) => asctime < '2026-11-22 16:30:00')
  expect(old.filter(({ otelTraceID }) => !traces.has(otelTraceID))).toEqual([])
})

test('the collector says that it is ready, in JSON, once for each task', async () => {
  const lines = await linesOf(simulated(), '/ecs/agent-prod/otel-collector', {
    last: 360,
    filterPattern: '{ $.msg = "Everything is ready*" }',
  })
  expect(lines.length).toBe(2)
})

test('EMF events carry the namespace and the values of the metric', async () => {
  const world = simulated()
  const events = (await linesOf(world, '/metrics/agent-prod', { last: 2 })).map(({ message = '' }) =>
    JSON.parse(message),
  )
  expect(new Set(events.map(({ _aws }) => _aws.CloudWatchMetrics[0].Namespace))).toEqual(
    new Set(['AgentTeam/production']),
  )
})
