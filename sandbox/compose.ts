import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs'
import { queue as makeQueue } from '../src/adapters/queue.ts'
import { makeMessenger, makePeople, slackClient } from '../src/adapters/slack.ts'
import { store as makeStore } from '../src/adapters/store.ts'
import { makeApi } from '../src/api.ts'
import { goodIn } from '../src/good.ts'
import { run } from '../src/run.ts'
import type { Log } from '../src/slack/log.ts'
import { makeWorker } from '../src/worker.ts'
import { attach } from './account/attach.ts'
import type { Clock } from './account/clock.ts'
import { botResources, makeWorld } from './account/make_world.ts'
import type { World } from './account/world.ts'
import { environmentView } from './account-view.ts'
import type { Bot } from './bot.ts'
import { channels, configOf } from './bot-config.ts'
import { commandEntries } from './command-entries.ts'
import { faults as allFaults } from './faults/index.ts'
import { goodOrHealthy } from './good.ts'
import { pump } from './server/pump.ts'
import type { Slack } from './slack/slack.ts'
import { makeStack } from './stack.ts'

export type ComposeOptions = {
  slack: Slack
  clock: Clock
  /** The signing secret of the simulated Slack app. */
  secret: string
  /** The server on which the simulated Slack answers. */
  baseUrl: string
  seed: number
  log: Log
}

/** The bot's own clients: real ones, answered by the simulated account. */
const ownClients = (own: World) => {
  const settings = { region: own.production.region, credentials: own.credentials, maxAttempts: 1 }
  return { sqs: attach(new SQSClient(settings), own), dynamodb: attach(new DynamoDBClient(settings), own) }
}

const queueArn = (url: string): string => {
  const { hostname, pathname } = new URL(url)
  const [, account, name] = pathname.split('/')
  return `arn:aws:sqs:${hostname.split('.')[1]}:${account}:${name}`
}

/**
 * The whole bot in one process: the same handlers as on Lambda, over the simulated account and the simulated Slack.
 * Its own table and queues stand apart from the account that is looked at, so that breaking that one forgets nothing.
 */
export const compose = (options: ComposeOptions): Bot => {
  const { slack, clock, secret, log } = options
  const own = makeWorld({ clock, seed: options.seed })
  const config = configOf(options, own)
  const { sqs, dynamodb } = ownClients(own)
  const { table, jobsQueueUrl: jobs, laterQueueUrl: later } = botResources(own.production)
  const store = makeStore(dynamodb, { table, now: clock.now })
  const queue = makeQueue(sqs, { jobs, later })
  const client = slackClient({ token: slack.token, slackApiUrl: config.SLACK_API_URL })
  const stack = makeStack(options)
  const good = goodOrHealthy(goodIn(store), options)
  const worker = makeWorker({
    config,
    store,
    queue,
    log,
    now: clock.now,
    // Nothing in the sandbox watches the bot's own metrics.
    metric: () => undefined,
    messenger: makeMessenger(client, { slackApiUrl: config.SLACK_API_URL }),
    people: makePeople(client, clock.now),
    account: (environment, signal) => stack.now().accounts(environment, signal),
    runPlan: (plan, context) =>
      run(plan, { ...context, logContent: config.CHATOPS_LOG_CONTENT, good, progress: () => undefined }),
    postpone: async (receipt, seconds, arn) => {
      const QueueUrl = [jobs, later].find((url) => queueArn(url) === arn) ?? jobs
      await sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: receipt, VisibilityTimeout: seconds }),
      )
    },
  })
  return {
    api: makeApi({ config, store, queue, log, now: clock.now, secrets: [secret] }),
    work: async () => {
      const taken = [jobs, later].map((queueUrl) => pump({ sqs, queueUrl, queueArn: queueArn(queueUrl), worker }))
      return (await Promise.all(taken)).reduce((sum, count) => sum + count, 0)
    },
    environments: async () =>
      stack.now().world.accounts.map((account) => environmentView(account, channels[account.environment.name])),
    faults: { all: allFaults.map(({ name }) => name), on: () => stack.now().faults },
    breakWith: stack.rebuild,
    commands: commandEntries,
  }
}
