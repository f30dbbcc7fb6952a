import { CloudWatchClient, DeleteAlarmsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogsClient, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import {
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  StopTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { DeregisterInstanceCommand, ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { missingTools } from '../tools/emulators.ts'
import { answers, hopOf, type Verified } from './answers.ts'
import { asked, type Stack, startStack } from './stack.ts'

/** The hops that are red, each with what is red in it. */
const failures = ({ hops }: Verified): Record<string, string[]> =>
  Object.fromEntries(
    hops
      .filter(({ status }) => status === 'failed')
      .map(({ id, evidence }) => [id, evidence.filter(({ status }) => status === 'failed').map(({ text }) => text)]),
  )

/** Each test has a healthy stack of its own, breaks one thing through AWS's API, and asks. */
describe.skipIf(missingTools)(`a stack that was broken${missingTools ? ` (skipped: ${missingTools})` : ''}`, () => {
  let stack: Stack
  beforeEach(async () => {
    stack = await startStack()
  })
  afterEach(() => stack?.stop())

  const verify = () => asked(stack, 'verify', answers.verify)
  const tasksOf = async (ecs: ECSClient, serviceName: string): Promise<string[]> =>
    (await ecs.send(new ListTasksCommand({ cluster: stack.seeded.cluster, serviceName }))).taskArns ?? []

  it('is red where fewer tasks of a service run than it wants', async () => {
    const ecs = new ECSClient(stack.ministack)
    const [task] = await tasksOf(ecs, 'agent-api')
    await ecs.send(new StopTaskCommand({ cluster: stack.seeded.cluster, task }))
    const { status, json } = await asked(stack, 'status', answers.status)
    expect([status, json.outcome]).toEqual([1, 'findings'])
    expect(json.services.find(({ name }) => name === 'agent-api')).toMatchObject({ running: 1, wanted: 2 })
    const { status: exit, json: verified } = await verify()
    expect(exit).toBe(1)
    expect(failures(verified)).toEqual({ applications: [expect.stringMatching(/agent-api.*1.*2/)] })
  })

  it('is red where the collector lost a task, and its name still leads to the lost one', async () => {
    const ecs = new ECSClient(stack.ministack)
    const { service } = stack.seeded.collector
    const [task] = await tasksOf(ecs, service)
    await ecs.send(new StopTaskCommand({ cluster: stack.seeded.cluster, task }))
    const { json: verified } = await verify()
    expect(hopOf(verified, 'deployment').status).toBe('failed')
    const ip = stack.seeded.collector.tasks[task?.split('/').at(-1) ?? ''] ?? 'no address'
    const stale = hopOf(verified, 'discovery').evidence.filter(({ kind }) => kind === 'discoveryStale')
    expect(stale.map(({ text }) => text)).toEqual([expect.stringContaining(ip)])
  })

  it('is red where the collector is scaled to nothing', async () => {
    const ecs = new ECSClient(stack.ministack)
    const { service } = stack.seeded.collector
    await ecs.send(new UpdateServiceCommand({ cluster: stack.seeded.cluster, service, desiredCount: 0 }))
    const { status, json } = await verify()
    expect(status).toBe(1)
    const kinds = hopOf(json, 'deployment').evidence.filter((each) => each.status === 'failed')
    expect(kinds.map(({ kind }) => kind)).toEqual(['nothingWanted'])
  })

  it('is red where a service lacks a variable, and names the variable', async () => {
    const ecs = new ECSClient(stack.ministack)
    const { taskDefinition: { containerDefinitions: [container] = [] } = {} } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: 'agent-web' }),
    )
    const environment = container?.environment?.filter(({ name }) => name !== 'OTEL_TRACES_EXPORTER') ?? []
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'agent-web',
        cpu: '256',
        memory: '512',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        containerDefinitions: [{ ...container, environment }],
      }),
    )
    const update = { cluster: stack.seeded.cluster, service: 'agent-web', taskDefinition: 'agent-web:2' }
    await ecs.send(new UpdateServiceCommand(update))
    const { status, json } = await verify()
    expect(status).toBe(1)
    expect(failures(json)).toEqual({ applications: [expect.stringMatching(/agent-web.*OTEL_TRACES_EXPORTER/)] })
  })

  it('is red where an alarm was deleted', async () => {
    const [AlarmName = ''] = stack.seeded.alarms.names
    await new CloudWatchClient(stack.ministack).send(new DeleteAlarmsCommand({ AlarmNames: [AlarmName] }))
    const { status, json } = await verify()
    expect(status).toBe(1)
    expect(failures(json)).toEqual({ watching: [expect.stringContaining(AlarmName)] })
    expect((await asked(stack, 'alarms', answers.alarms)).json.alarms).toHaveLength(2)
  })

  it('is red where an alarm fires because its metric crossed the threshold', async () => {
    const { cluster, collector, alarms } = stack.seeded
    const Dimensions = Object.entries({ ClusterName: cluster, ServiceName: collector.service }).map(
      ([Name, Value]) => ({ Name, Value }),
    )
    const MetricData = [1, 2, 3].map((minute) => {
      const Timestamp = new Date(Date.now() - minute * 60_000)
      return { MetricName: 'MemoryUtilization', Dimensions, Timestamp, Value: 95 }
    })
    await new CloudWatchClient(stack.ministack).send(new PutMetricDataCommand({ Namespace: 'AWS/ECS', MetricData }))
    const { status, json } = await asked(stack, 'alarms', answers.alarms)
    expect([status, json.outcome]).toEqual([1, 'findings'])
    expect(json.alarms[0]).toMatchObject({ name: alarms.names[0], state: 'ALARM', threshold: 80 })
    expect((await asked(stack, 'status', answers.status)).json).toMatchObject({ alarms: { firing: 1 } })
    expect(failures((await verify()).json)).toEqual({ watching: [expect.stringContaining(alarms.names[0] ?? '')] })
  })

  it('is red where log lines are not JSON, and shows one of them', async () => {
    const message = 'Traceback (most recent call last): no formatter was set'
    const logEvents = [30, 20, 10].map((seconds) => ({ timestamp: Date.now() - seconds * 1000, message }))
    const place = { logGroupName: stack.seeded.logs.group, logStreamName: 'agent-worker/agent-worker/0001' }
    await new CloudWatchLogsClient(stack.ministack).send(new PutLogEventsCommand({ ...place, logEvents }))
    const { status, json } = await verify()
    expect(status).toBe(1)
    expect(failures(json)).toEqual({ backends: [expect.stringMatching(/agent-worker.*Traceback/)] })
    const { json: shown } = await asked(stack, 'logs agent-worker', answers.logs)
    expect(shown.lines.filter((line) => !line.json).map((line) => line.message)).toEqual([message, message, message])
  })

  const deregister = (InstanceId: string) => {
    const instance = { ServiceId: stack.seeded.discovery.service, InstanceId }
    return new ServiceDiscoveryClient(stack.moto).send(new DeregisterInstanceCommand(instance))
  }

  it('is not green where one task of the collector is missing from its name', async () => {
    const [task = ''] = Object.keys(stack.seeded.collector.tasks)
    await deregister(task)
    // Tasks have no address here, so that it is this one may be seen or not; that all is well may not be said.
    expect(hopOf((await verify()).json, 'discovery').status).not.toBe('passed')
  })

  it('says that an empty name settles after a deployment, and that it failed when a minute did not help', async () => {
    for (const task of Object.keys(stack.seeded.collector.tasks)) await deregister(task)
    const { status, json } = await verify()
    // Only the image is not known; nothing is called failed while it may still come.
    expect(status).toBe(3)
    const hop = hopOf(json, 'discovery')
    expect([hop.status, hop.evidence.map(({ kind }) => kind)]).toEqual(['settling', ['discoveryEmpty']])
    const until = Date.parse(hop.settlesAt ?? '')
    expect(until - Date.parse(json.at)).toBeGreaterThan(0)
    expect(until - Date.parse(json.at)).toBeLessThanOrEqual(60_000)
    const later = await vi.waitFor(
      async () => {
        const answer = await verify()
        expect(hopOf(answer.json, 'discovery').status).toBe('failed')
        return answer
      },
      { timeout: 90_000, interval: 3000 },
    )
    expect(Date.parse(later.json.at)).toBeGreaterThanOrEqual(until)
    expect([later.status, Object.keys(failures(later.json))]).toEqual([1, ['discovery']])
  })
})
