import { CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { EC2Client } from '@aws-sdk/client-ec2'
import { ECSClient } from '@aws-sdk/client-ecs'
import { IAMClient } from '@aws-sdk/client-iam'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery'
import { SNSClient } from '@aws-sdk/client-sns'
import { SQSClient } from '@aws-sdk/client-sqs'
import { STSClient } from '@aws-sdk/client-sts'
import { XRayClient } from '@aws-sdk/client-xray'
import { makeWorld, type World } from '../../../sandbox/account/account.ts'
import { attach } from '../../../sandbox/account/attach.ts'
import { makeClock } from '../../../sandbox/account/clock.ts'
import { applyFaults, type FaultName } from '../../../sandbox/faults/index.ts'

export const now = new Date('2026-11-22T16:30:27Z')

type Settings = { region: string; credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } }

/** One client of each service, with these credentials, answered by the world. */
export const clientsOf = (world: World, settings: Partial<Settings> = {}) => {
  const given = { region: 'us-east-1', credentials: world.credentials, ...settings }
  const made = <C extends object>(Client: new (settings: Settings) => C): C => attach(new Client(given), world)
  return {
    ecs: made(ECSClient),
    discovery: made(ServiceDiscoveryClient),
    cloudwatch: made(CloudWatchClient),
    logs: made(CloudWatchLogsClient),
    xray: made(XRayClient),
    sns: made(SNSClient),
    ec2: made(EC2Client),
    iam: made(IAMClient),
    sts: made(STSClient),
    dynamodb: made(DynamoDBClient),
    sqs: made(SQSClient),
    secrets: made(SecretsManagerClient),
  }
}

export type Clients = ReturnType<typeof clientsOf>

/** A world of its own for one test, broken as asked. */
export const simulated = (...broken: FaultName[]) => {
  const clock = makeClock(now)
  const world = makeWorld({ clock, seed: 7, secrets: '{"SLACK_SIGNING_SECRET":"simulated"}' })
  applyFaults(world, broken)
  return { clock, world, ...clientsOf(world) }
}
