import {
  CloudWatchClient,
  PutCompositeAlarmCommand,
  PutDashboardCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch'
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns'
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs'
import { alarms } from '../../../src/adapters/aws/alarms.ts'
import type { Clients } from '../../../src/adapters/aws/clients.ts'
import { watching } from '../../../src/adapters/aws/watching.ts'
import type { AlarmsPlace, WatchingPlace } from '../alarms.contract.ts'
import { patience } from './endpoint.ts'

const metricAlarm = (AlarmName: string, topic: string) =>
  new PutMetricAlarmCommand({
    AlarmName,
    Namespace: 'AWS/ECS',
    MetricName: 'MemoryUtilization',
    Dimensions: [{ Name: 'ServiceName', Value: 'contract' }],
    Statistic: 'Maximum',
    Period: 60,
    EvaluationPeriods: 3,
    Threshold: 80,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'ignore',
    AlarmActions: [topic],
  })

/** Makes a topic with a queue that listens to it, a dashboard, two metric alarms and, where wanted, a composite one. */
export const seedAlarms = async (
  clients: Clients,
  { composite }: { composite: boolean },
): Promise<AlarmsPlace & WatchingPlace> => {
  const cloudWatch = clients.of(CloudWatchClient)
  const sns = clients.of(SNSClient)
  const endpoint = 'arn:aws:sqs:us-east-1:000000000000:contract-alarms'
  await clients.of(SQSClient).send(new CreateQueueCommand({ QueueName: 'contract-alarms' }))
  const topic = (await sns.send(new CreateTopicCommand({ Name: 'contract-alarms' }))).TopicArn ?? ''
  await sns.send(new SubscribeCommand({ TopicArn: topic, Protocol: 'sqs', Endpoint: endpoint }))
  for (const name of ['contract-memory', 'contract-quiet', 'other-memory'])
    await cloudWatch.send(metricAlarm(name, topic))
  const states = { 'contract-memory': 'ALARM', 'contract-quiet': 'OK' } as const
  for (const [AlarmName, StateValue] of Object.entries(states))
    await cloudWatch.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: 'set by the contract suite' }))
  const DashboardBody = JSON.stringify({ widgets: [] })
  await cloudWatch.send(new PutDashboardCommand({ DashboardName: 'contract', DashboardBody }))
  if (composite)
    await cloudWatch.send(
      new PutCompositeAlarmCommand({ AlarmName: 'contract-any', AlarmRule: 'ALARM("contract-memory")' }),
    )
  const signal = patience()
  return {
    alarms: alarms(clients, { signal }),
    prefix: 'contract-',
    states: { 'contract-memory': 'alarm', 'contract-quiet': 'ok', ...(composite && { 'contract-any': 'alarm' }) },
    metricAlarm: { name: 'contract-memory', threshold: 80, metricName: 'MemoryUtilization', action: topic },
    watching: watching(clients, { signal }),
    topic,
    endpoint,
    dashboard: 'contract',
  }
}
