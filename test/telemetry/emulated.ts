import { randomBytes } from 'node:crypto'
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch'
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs'
import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs'
import { startMinistack, startMoto } from '../tools/emulators.ts'
import type { Line } from './agent-api.ts'
import type { Datum } from './emf.ts'
import type { PlannedStack } from './planned-stack.ts'

const region = 'us-east-1'
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }

/** X-Ray and Cloud Map at moto, all else at ministack: each for what it does right. */
export const startEmulated = async () => {
  const ministack = await startMinistack()
  const moto = await startMoto().catch(async (error: unknown) => {
    await ministack.stop()
    throw error
  })
  const settings = { endpoint: ministack.url, region, credentials, maxAttempts: 1 }
  const clients = {
    logs: new CloudWatchLogsClient(settings),
    cloudWatch: new CloudWatchClient({ ...settings, disableRequestCompression: true }),
    ecs: new ECSClient(settings),
  }
  const variables = {
    AWS_ENDPOINT_URL: ministack.url,
    AWS_ENDPOINT_URL_XRAY: moto.url,
    AWS_ENDPOINT_URL_SERVICEDISCOVERY: moto.url,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  }
  const stop = async () => {
    for (const client of Object.values(clients)) client.destroy()
    await Promise.all([ministack.stop(), moto.stop()])
  }
  return { ...clients, variables, xray: { endpoint: moto.url, region, credentials }, stop }
}
export type Emulated = Awaited<ReturnType<typeof startEmulated>>

/** Makes what Terraform would have made and what telemetry needs: log groups, and the two services for ECS to name. */
export const seedStack = async ({ logs, ecs }: Emulated, stack: PlannedStack): Promise<void> => {
  for (const logGroupName of stack.logGroups) await logs.send(new CreateLogGroupCommand({ logGroupName }))
  const cluster = 'agent-prod-cluster'
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }))
  for (const [definition, serviceName] of [
    ['agent-api', 'agent-api'],
    ['collector', 'agent-prod-otel-collector'],
  ] as const) {
    const register = new RegisterTaskDefinitionCommand({
      family: serviceName,
      cpu: '512',
      memory: '1024',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      containerDefinitions: stack.definitions[definition] as object[],
    })
    await ecs.send(register)
    await ecs.send(
      new CreateServiceCommand({
        cluster,
        serviceName,
        taskDefinition: serviceName,
        desiredCount: 1,
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } },
      }),
    )
  }
}

/** Puts a container's lines into its log group, each as one event of a stream `prefix/container/task`, as the awslogs driver does. */
export const putLines = async ({ logs }: Emulated, { group, prefix }: PlannedStack['logs'], lines: readonly Line[]) => {
  const stream = { logGroupName: group, logStreamName: `${prefix}/agent-api/${randomBytes(16).toString('hex')}` }
  await logs.send(new CreateLogStreamCommand(stream))
  // One PutLogEvents takes 10,000 events. Source: CloudWatch Logs API reference.
  for (let start = 0; start < lines.length; start += 5000) {
    const logEvents = lines
      .slice(start, start + 5000)
      .map(({ at, text }) => ({ timestamp: at.getTime(), message: text }))
    await logs.send(new PutLogEventsCommand({ ...stream, logEvents }))
  }
}

/** @returns every event of a log group with the stream that it is in. */
export const eventsOf = async ({ logs }: Emulated, logGroupName: string) => {
  const found: { stream: string; message: string }[] = []
  for await (const { events = [] } of paginateFilterLogEvents({ client: logs }, { logGroupName }))
    found.push(...events.map(({ message = '', logStreamName = '' }) => ({ stream: logStreamName, message })))
  return found
}

/** Publishes data points by PutMetricData, in the place of CloudWatch's own extraction, which ministack does not do. */
export const publish = async ({ cloudWatch }: Emulated, datums: readonly Datum[]): Promise<void> => {
  const byNamespace = Map.groupBy(datums, ({ namespace }) => namespace)
  for (const [Namespace, all] of byNamespace)
    for (let start = 0; start < all.length; start += 100) {
      const MetricData = all.slice(start, start + 100).map(({ name, unit, dimensions, at, values, counts }) => ({
        MetricName: name,
        Unit: unit,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
        Timestamp: at,
        Values: values,
        Counts: counts,
      }))
      await cloudWatch.send(new PutMetricDataCommand({ Namespace, MetricData }))
    }
}
