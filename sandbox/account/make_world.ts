import { type AccountOptions, makeAccount } from './account.ts'
import { hex } from './chance.ts'
import type { Clock } from './clock.ts'
import { addTable } from './dynamodb/table.ts'
import type { Statement } from './iam/role.ts'
import { addSecret } from './secrets/state.ts'
import { addQueue, queueUrl } from './sqs/queue.ts'
import type { Account } from './state.ts'
import type { World } from './world.ts'

const botRole = 'otel-chatops-worker'
const stagingRole = 'agent-stage-otel-chatops-read'
const stagingRoleArn = `arn:aws:iam::222222222222:role/${stagingRole}`
const externalId = 'agent-stage-chatops'
const table = 'otel-chatops'
const jobs = 'otel-chatops-jobs.fifo'
const later = 'otel-chatops-later'
const secret = 'otel-chatops/slack'

/** What the bot's role may do besides reading: its own table, queues and secret, and the other account's read role. */
const ownStatements = (region: string): Statement[] => [
  {
    Sid: 'OwnTable',
    Effect: 'Allow',
    Action: 'dynamodb:*',
    Resource: `arn:aws:dynamodb:${region}:111111111111:table/${table}*`,
  },
  { Sid: 'OwnQueues', Effect: 'Allow', Action: 'sqs:*', Resource: `arn:aws:sqs:${region}:111111111111:otel-chatops-*` },
  { Sid: 'OwnSecret', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' },
  { Sid: 'OtherAccounts', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: stagingRoleArn },
  { Sid: 'Identity', Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' },
  {
    Sid: 'Simulations',
    Effect: 'Allow',
    Action: ['cloudwatch:PutMetricData', 'logs:PutLogEvents', 'xray:PutTraceSegments'],
    Resource: '*',
  },
]

const productionOptions = (clock: Clock, seed: number): AccountOptions => ({
  clock,
  seed,
  environment: {
    name: 'production',
    account: '111111111111',
    region: 'us-east-1',
    discoveryNamespace: 'agent-prod.local',
  },
  reader: botRole,
  trust: [{ principal: 'lambda.amazonaws.com' }],
  own: ownStatements('us-east-1'),
})

const stagingOptions = (clock: Clock, seed: number): AccountOptions => ({
  clock,
  seed: seed + 1,
  environment: {
    name: 'staging',
    prefix: 'agent-stage',
    discoveryNamespace: 'agent-stage.local',
    account: '222222222222',
    region: 'eu-west-1',
    readRole: stagingRoleArn,
    externalId,
  },
  reader: stagingRole,
  trust: [{ principal: '111111111111', externalId }],
})

const addBot = (account: Account): void => {
  addTable(account, { name: table, hash: 'pk' })
  addQueue(account, 'otel-chatops-jobs-dead.fifo')
  addQueue(account, jobs, { visibilitySeconds: 90, redrive: { queue: 'otel-chatops-jobs-dead.fifo', after: 3 } })
  addQueue(account, 'otel-chatops-later-dead')
  addQueue(account, later, { redrive: { queue: 'otel-chatops-later-dead', after: 3 } })
}

/** @returns the names and addresses of the bot's own table, queues and secret, as its configuration wants them. */
export const botResources = (account: Account) => ({
  table,
  jobsQueueUrl: queueUrl(account, jobs),
  laterQueueUrl: queueUrl(account, later),
  secretId: secret,
})

const failWith =
  (world: World): World['failWith'] =>
  (service, operation, error, options = {}) => {
    const { times = Number.POSITIVE_INFINITY, message = error, status = 400 } = options
    world.failures.push({ service, operation, error, message, status, left: times })
  }

/**
 * @param secrets contents of the bot's own secret, as JSON text
 * @returns two accounts: `production`, where the bot lives and whose role reads it, and `staging`, in another account
 * and region, reached only by assuming its read role with the external id
 */
export const makeWorld = ({ clock, seed = 1, secrets }: { clock: Clock; seed?: number; secrets?: string }): World => {
  const [first, second] = [productionOptions(clock, seed), stagingOptions(clock, seed)]
  const production = makeAccount(first)
  const staging = makeAccount(second)
  addBot(production)
  if (secrets !== undefined) addSecret(production, secret, secrets)
  const credentials = {
    accessKeyId: 'ASIASANDBOXCHATOPS00',
    secretAccessKey: hex(40, seed, 'secret'),
    sessionToken: hex(64, seed, 'token'),
  }
  const session = 'otel-chatops-worker'
  const key = {
    accountId: production.id,
    role: botRole,
    arn: `arn:aws:sts::${production.id}:assumed-role/${botRole}/${session}`,
    userId: `AROA${hex(17, production.id, botRole).toUpperCase()}:${session}`,
  }
  const world: World = {
    clock,
    accounts: [production, staging],
    production,
    staging,
    environments: [first.environment, second.environment],
    credentials,
    keys: new Map([[credentials.accessKeyId, key]]),
    sessions: 0,
    calls: [],
    latency: 0,
    failures: [],
    failWith: () => {},
  }
  world.failWith = failWith(world)
  return world
}
