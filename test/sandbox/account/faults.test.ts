import { DescribeAlarmsCommand, GetDashboardCommand, ListMetricsCommand } from '@aws-sdk/client-cloudwatch'
import { DescribeClustersCommand, DescribeServicesCommand, DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import { DiscoverInstancesCommand } from '@aws-sdk/client-servicediscovery'
import { ListSubscriptionsByTopicCommand } from '@aws-sdk/client-sns'
import {
  BatchGetTracesCommand,
  GetIndexingRulesCommand,
  GetTraceSegmentDestinationCommand,
  GetTraceSummariesCommand,
} from '@aws-sdk/client-xray'
import { expect, test } from 'vitest'
import { minute } from '../../../sandbox/account/clock.ts'
import { applyFaults, faults } from '../../../sandbox/faults/index.ts'
import { now, simulated } from './clients.ts'
import {
  alarmsOf,
  cluster,
  collector,
  linesOf,
  metricNames,
  serviceOf,
  sum,
  tasksOf,
  tracesOf,
  valuesOf,
} from './reading.ts'

const own = 'AgentTeam/production/Collector'
const app = 'agent-prod'
const began = now.getTime() - 20 * minute
const servicesIn = async (world: ReturnType<typeof simulated>, last: number) =>
  new Set(
    (await tracesOf(world, last)).flatMap(({ ServiceIds = [] }) =>
      ServiceIds.filter(({ Type }) => Type === 'AWS::ECS::Fargate').map(({ Name }) => Name),
    ),
  )
const alarming = async (world: ReturnType<typeof simulated>) =>
  [...(await alarmsOf(world))]
    .filter(([, { StateValue }]) => StateValue === 'ALARM')
    .map(([name]) => name.replace(`${app}-`, ''))
const sentSpans = {
  namespace: own,
  name: 'otelcol_exporter_sent_spans',
  dimensions: { exporter: 'awsxray' },
  stat: 'Sum',
}

test('collector-stopped: no task runs, stopped ones say why, the SDKs are refused, and traces and metrics end', async () => {
  const world = simulated('collector-stopped')
  expect(await serviceOf(world, collector)).toMatchObject({ runningCount: 0, desiredCount: 2 })
  const [stopped] = await tasksOf(world, collector, 'STOPPED')
  expect(stopped).toMatchObject({
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    containers: [{ exitCode: 1 }],
  })
  expect(
    (await linesOf(world, `/ecs/${app}`, { last: 5, filterPattern: '"Connection refused"' })).length,
  ).toBeGreaterThan(10)
  expect(
    (await linesOf(world, `/ecs/${app}/otel-collector`, { filterPattern: '"has invalid keys: sending_queue"' })).length,
  ).toBeGreaterThan(0)
  expect((await tracesOf(world, 15)).length).toBe(0)
  expect((await tracesOf(world, 60)).length).toBeGreaterThan(200)
  expect(await valuesOf(world, sentSpans, 15)).toEqual([])
  expect(await alarming(world)).toEqual(expect.arrayContaining(['no-telemetry', 'service-unhealthy']))
  const { CompositeAlarms = [] } = await world.cloudwatch.send(
    new DescribeAlarmsCommand({ AlarmTypes: ['CompositeAlarm'] }),
  )
  expect(CompositeAlarms[0]).toMatchObject({ AlarmName: 'agent-prod-pipeline-broken', StateValue: 'ALARM' })
  const { Instances } = await world.discovery.send(
    new DiscoverInstancesCommand({ NamespaceName: 'agent-prod.local', ServiceName: 'otel-collector' }),
  )
  expect(Instances).toEqual([])
})

test('xray-access-denied: the collector logs the refusal, counts what failed, and IAM says no', async () => {
  const world = simulated('xray-access-denied')
  const [line] = await linesOf(world, `/ecs/${app}/otel-collector`, {
    last: 5,
    filterPattern: '{ $.[\'otelcol.component.id\'] = "awsxray" && $.level = "error" }',
  })
  expect(JSON.parse(line?.message ?? '{}')).toMatchObject({
    msg: 'Exporting failed. Rejecting data.',
    error: expect.stringContaining(
      'is not authorized to perform: xray:PutTraceSegments because no identity-based policy allows',
    ),
  })
  const failed = await valuesOf(world, { ...sentSpans, name: 'otelcol_exporter_send_failed_spans' }, 30)
  expect(failed.length).toBeGreaterThan(15)
  expect(sum(await valuesOf(world, sentSpans, 15))).toBe(0)
  expect((await tracesOf(world, 15)).length).toBe(0)
  expect(await alarming(world)).toEqual(['export-success'])
  const PolicySourceArn = 'arn:aws:iam::111111111111:role/agent-prod-otel-collector-task'
  const { EvaluationResults } = await world.iam.send(
    new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames: ['xray:PutTraceSegments'] }),
  )
  expect(EvaluationResults?.[0]?.EvalDecision).toBe('implicitDeny')
})

test('emf-access-denied: metrics of the applications end, those of the collector say how many failed', async () => {
  const world = simulated('emf-access-denied')
  const duration = {
    namespace: 'AgentTeam/production',
    name: 'http.server.request.duration',
    dimensions: { 'service.name': 'agent-api' },
    stat: 'SampleCount',
  }
  expect(await valuesOf(world, duration, 15)).toEqual([])
  expect((await valuesOf(world, duration, 60)).length).toBeGreaterThan(30)
  expect((await linesOf(world, '/metrics/agent-prod', { last: 10 })).length).toBe(0)
  expect(
    sum(
      await valuesOf(
        world,
        {
          namespace: own,
          name: 'otelcol_exporter_send_failed_metric_points',
          dimensions: { exporter: 'awsemf' },
          stat: 'Sum',
        },
        15,
      ),
    ),
  ).toBeGreaterThan(100)
  expect(
    (await linesOf(world, `/ecs/${app}/otel-collector`, { filterPattern: '"logs:PutLogEvents on resource"' })).length,
  ).toBeGreaterThan(4)
  expect((await tracesOf(world, 15)).length).toBeGreaterThan(50)
})

test('wrong-namespace: the same metrics appear under another name, and nothing complains', async () => {
  const world = simulated('wrong-namespace')
  expect((await metricNames(world, 'AgentTeam/product')).length).toBeGreaterThan(0)
  const duration = {
    name: 'http.server.request.duration',
    dimensions: { 'service.name': 'agent-api' },
    stat: 'SampleCount',
  }
  expect(await valuesOf(world, { ...duration, namespace: 'AgentTeam/production' }, 15)).toEqual([])
  expect((await valuesOf(world, { ...duration, namespace: 'AgentTeam/product' }, 15)).length).toBeGreaterThan(10)
  expect(await alarming(world)).toEqual([])
  expect(await serviceOf(world, collector)).toMatchObject({
    runningCount: 2,
    taskDefinition: expect.stringMatching(/:18$/),
  })
})

test('logs-not-json: one service writes text, and its task definition lacks LOG_FORMAT', async () => {
  const world = simulated('logs-not-json')
  const lines = await linesOf(world, `/ecs/${app}`, { last: 15 })
  const text = lines.filter(({ message = '' }) => !message.startsWith('{'))
  expect(new Set(text.map(({ logStreamName = '' }) => logStreamName.split('/')[0]))).toEqual(new Set(['agent-worker']))
  const { taskDefinition } = await world.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'agent-worker' }))
  expect(taskDefinition?.revision).toBe(43)
  expect(JSON.stringify(taskDefinition)).not.toContain('LOG_FORMAT')
})

test('stale-discovery: Cloud Map lists one address more than there are tasks', async () => {
  const { discovery } = simulated('stale-discovery')
  const { Instances = [] } = await discovery.send(
    new DiscoverInstancesCommand({ NamespaceName: 'agent-prod.local', ServiceName: 'otel-collector' }),
  )
  expect(Instances.map(({ Attributes }) => Attributes?.['AWS_INSTANCE_IPV4'])).toContain('10.0.2.13')
  expect(Instances.length).toBe(3)
})

test('memory-limiter: data is refused, memory is high, and the alarm rings since it crossed', async () => {
  const world = simulated('memory-limiter')
  expect(
    sum(
      await valuesOf(
        world,
        {
          namespace: own,
          name: 'otelcol_processor_memory_limiter_refused_spans',
          dimensions: { processor: 'memory_limiter' },
          stat: 'Sum',
        },
        15,
      ),
    ),
  ).toBeGreaterThan(100)
  const alarm = (await alarmsOf(world)).get('agent-prod-collector-memory')
  expect(alarm?.StateValue).toBe('ALARM')
  const since = alarm?.StateUpdatedTimestamp?.getTime() ?? 0
  expect(since).toBeGreaterThan(began + 3 * minute)
  expect(since).toBeLessThan(began + 10 * minute)
  expect(alarm?.StateReason).toContain('Threshold Crossed: 3 out of the last 3 datapoints')
  const reason = JSON.parse(alarm?.StateReasonData ?? '{}')
  const shown = [...(alarm?.StateReason ?? '').matchAll(/\d\d:\d\d:00/g)].map(([time]) => time)
  expect(shown).toEqual(['16:16:00', '16:15:00', '16:14:00'])
  expect(reason).toMatchObject({ version: '1.0', threshold: 80, statistic: 'Average', period: 60 })
  expect(Math.min(...reason.recentDatapoints)).toBeGreaterThan(80)
  expect(await alarming(world)).toEqual(['collector-memory', 'data-refused'])
  expect(
    (
      await linesOf(world, `/ecs/${app}/otel-collector`, {
        filterPattern: '{ $.msg = "Memory usage is above soft limit*" }',
      })
    ).length,
  ).toBeGreaterThan(10)
  expect(
    (await linesOf(world, `/ecs/${app}`, { filterPattern: '"data refused due to high memory usage"' })).length,
  ).toBeGreaterThan(10)
})

test('missing-variable: one service sends nothing any more, and complains about localhost', async () => {
  const world = simulated('missing-variable')
  expect(await servicesIn(world, 15)).toEqual(new Set(['agent-web', 'agent-api']))
  const [line] = await linesOf(world, `/ecs/${app}`, {
    last: 5,
    filterPattern: '"Failed to export traces to localhost:4317"',
  })
  expect(line?.logStreamName).toMatch(/^agent-worker\//)
  const { taskDefinition } = await world.ecs.send(
    new DescribeTaskDefinitionCommand({
      taskDefinition: (await serviceOf(world, 'agent-worker')).taskDefinition ?? '',
    }),
  )
  expect(JSON.stringify(taskDefinition)).not.toContain('OTEL_EXPORTER_OTLP_ENDPOINT')
})

test('old-revision: the family has a newer revision than the service runs', async () => {
  const world = simulated('old-revision')
  const { taskDefinition } = await world.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'agent-api' }))
  expect(taskDefinition?.revision).toBe(43)
  expect((await serviceOf(world, 'agent-api')).taskDefinition).toMatch(/:42$/)
})

test('service-degraded: one of two tasks runs, the others were killed, and the alarm rings', async () => {
  const world = simulated('service-degraded')
  expect(await serviceOf(world, 'agent-api')).toMatchObject({ runningCount: 1, desiredCount: 2 })
  const stopped = await tasksOf(world, 'agent-api', 'STOPPED')
  expect(stopped.length).toBeGreaterThan(3)
  expect(stopped[0]?.containers?.[0]).toMatchObject({
    exitCode: 137,
    reason: expect.stringContaining('OutOfMemoryError'),
  })
  expect(await alarming(world)).toEqual(['service-unhealthy'])
})

test('no-alarms, topic-without-subscriber and dashboard-missing take away what watches', async () => {
  const world = simulated('no-alarms', 'topic-without-subscriber', 'dashboard-missing')
  expect((await alarmsOf(world)).size).toBe(0)
  const { Subscriptions } = await world.sns.send(
    new ListSubscriptionsByTopicCommand({ TopicArn: 'arn:aws:sns:us-east-1:111111111111:agent-prod-alarms' }),
  )
  expect(Subscriptions).toEqual([])
  await expect(
    world.cloudwatch.send(new GetDashboardCommand({ DashboardName: 'agent-prod-otel' })),
  ).rejects.toMatchObject({ name: 'DashboardNotFoundError' })
})

test('transaction-search: spans lie in aws/spans, and about one trace in a hundred is indexed', async () => {
  const world = simulated('transaction-search')
  expect(await world.xray.send(new GetTraceSegmentDestinationCommand({}))).toMatchObject({
    Destination: 'CloudWatchLogs',
    Status: 'ACTIVE',
  })
  const { IndexingRules } = await world.xray.send(new GetIndexingRulesCommand({}))
  expect(IndexingRules?.[0]?.Rule?.Probabilistic?.DesiredSamplingPercentage).toBe(1)
  const indexed = await tracesOf(world)
  expect(indexed.length).toBeLessThan(25)
  const spans = (await linesOf(world, 'aws/spans')).map(({ message = '' }) => JSON.parse(message))
  expect(new Set(spans.map(({ resource }) => resource.attributes['service.name']))).toEqual(
    new Set(['agent-web', 'agent-api', 'agent-worker']),
  )
  const children = spans.filter(({ parentSpanId }) => parentSpanId !== undefined)
  expect(children.length).toBeGreaterThan(spans.length / 3)
  const hidden = spans.find(({ traceId }) => !indexed.some(({ Id = '' }) => Id.slice(2).replace('-', '') === traceId))
  const id = `1-${hidden.traceId.slice(0, 8)}-${hidden.traceId.slice(8)}`
  expect((await world.xray.send(new BatchGetTracesCommand({ TraceIds: [id] }))).Traces).toEqual([])
})

test('deploying: a rollout is under way, and is complete when the clock has moved on', async () => {
  const world = simulated('deploying')
  const before = await serviceOf(world, collector)
  expect(before.deployments?.map(({ status, rolloutState }) => [status, rolloutState])).toEqual([
    ['PRIMARY', 'IN_PROGRESS'],
    ['ACTIVE', 'COMPLETED'],
  ])
  expect(before.pendingCount).toBe(1)
  world.clock.advance(5 * minute)
  const after = await serviceOf(world, collector)
  expect(after.deployments?.map(({ status, rolloutState }) => [status, rolloutState])).toEqual([
    ['PRIMARY', 'COMPLETED'],
  ])
  expect(after).toMatchObject({ runningCount: 2, pendingCount: 0 })
})

test('read-denied: traces and logs are refused with the words of AWS, the rest is answered', async () => {
  const world = simulated('read-denied')
  await expect(
    world.xray.send(new GetTraceSummariesCommand({ StartTime: new Date(began), EndTime: now })),
  ).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message:
      'User: arn:aws:sts::111111111111:assumed-role/otel-chatops-worker/otel-chatops-worker is not authorized to perform: xray:GetTraceSummaries because no identity-based policy allows the xray:GetTraceSummaries action',
    $metadata: { httpStatusCode: 403 },
  })
  await expect(linesOf(world, `/ecs/${app}`)).rejects.toMatchObject({ name: 'AccessDeniedException' })
  expect((await alarmsOf(world)).size).toBeGreaterThan(0)
})

test('throttled: CloudWatch refuses every call, others answer', async () => {
  const world = simulated('throttled')
  for (let call = 0; call < 3; call++) {
    await expect(world.cloudwatch.send(new ListMetricsCommand({}))).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Rate exceeded',
    })
  }
  expect(await serviceOf(world, collector)).toMatchObject({ runningCount: 2 })
})

test('trace-errors: faults come from one service, in traces, metrics and logs alike, and the alarm rings', async () => {
  const world = simulated('trace-errors')
  const traces = await tracesOf(world, 15)
  expect(traces.filter(({ HasFault }) => HasFault).length / traces.length).toBeGreaterThan(0.1)
  expect(
    sum(
      await valuesOf(
        world,
        {
          namespace: 'AgentTeam/production',
          name: 'http.server.request.duration',
          dimensions: { 'service.name': 'agent-api', 'error.type': '500' },
          stat: 'SampleCount',
        },
        15,
      ),
    ),
  ).toBeGreaterThan(10)
  expect(
    (await linesOf(world, `/ecs/${app}`, { filterPattern: '{ $.levelname = "ERROR" && $.name = "agent_api" }' }))
      .length,
  ).toBeGreaterThan(5)
  expect(await alarming(world)).toEqual(['trace-errors'])
})

test('empty-account: the cluster stands and nothing else', async () => {
  const world = simulated('empty-account')
  const { clusters } = await world.ecs.send(new DescribeClustersCommand({ clusters: [cluster] }))
  expect(clusters?.[0]).toMatchObject({ status: 'ACTIVE', activeServicesCount: 0, runningTasksCount: 0 })
  const { failures } = await world.ecs.send(new DescribeServicesCommand({ cluster, services: [collector] }))
  expect(failures?.[0]?.reason).toBe('MISSING')
  expect(await metricNames(world)).toEqual([])
  expect(await tracesOf(world)).toEqual([])
  await expect(linesOf(world, `/ecs/${app}`)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('no-data-yet: tasks run and nothing has arrived, until the clock moves on', async () => {
  const world = simulated('no-data-yet')
  expect(await serviceOf(world, collector)).toMatchObject({
    runningCount: 2,
    deployments: [{ rolloutState: 'IN_PROGRESS' }],
  })
  expect(await tracesOf(world)).toEqual([])
  expect(await metricNames(world, 'AgentTeam/production')).toEqual([])
  expect([...(await alarmsOf(world)).values()].map(({ StateValue }) => StateValue)).toContain('INSUFFICIENT_DATA')
  world.clock.advance(10 * minute)
  expect((await tracesOf(world, 10, world.clock.now())).length).toBeGreaterThan(20)
})

test('faults can be added to each other, and an unknown one is refused', async () => {
  const world = simulated('stale-discovery', 'xray-access-denied', 'logs-not-json')
  expect((await tracesOf(world, 15)).length).toBe(0)
  expect((await linesOf(world, `/ecs/${app}`, { last: 15 })).some(({ message = '' }) => !message.startsWith('{'))).toBe(
    true,
  )
  expect(() => applyFaults(world.world, ['no-such-fault'])).toThrowError('no fault is called no-such-fault')
})

test('every fault leaves the other account as it was', async () => {
  for (const { name } of faults) {
    const { world } = simulated(name)
    expect(world.staging.conditions).toEqual([])
    expect(world.staging.alarms.length).toBeGreaterThan(5)
  }
})
