import { readFileSync } from 'node:fs'
import { ChangeMessageVisibilityCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { makeMessenger, makePeople, slackClient } from '../adapters/slack.ts'
import { configFrom } from '../config.ts'
import { goodIn } from '../good.ts'
import { run } from '../run.ts'
import { registerSecret } from '../slack/redact.ts'
import { makeWorker, type WorkerParts } from '../worker.ts'
import { makeAccounts } from './accounts.ts'
import { needing } from './needed.ts'
import { makeOwn, type OwnConfig, ownNames } from './own.ts'
import { type Env, gitHubSecrets, renewing, signingSecrets, withSecrets } from './secrets.ts'

const names = [...ownNames, 'SLACK_BOT_TOKEN', 'SLACK_TEAM_ID'] as const

/** The queue of a message is told by its ARN; both are ours, and their URLs are configured. */
const postponing =
  (sqs: SQSClient, config: OwnConfig): WorkerParts['postpone'] =>
  async (receipt, seconds, arn) => {
    const name = arn.split(':').at(-1)
    const urls = [config.CHATOPS_JOBS_QUEUE_URL, config.CHATOPS_LATER_QUEUE_URL]
    const QueueUrl = urls.find((url) => url.split('/').at(-1) === name) ?? config.CHATOPS_JOBS_QUEUE_URL
    const command = new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: receipt, VisibilityTimeout: seconds })
    await sqs.send(command)
  }

const partsFrom = async (env: Env): Promise<WorkerParts> => {
  const config = needing(
    configFrom(await withSecrets(env), (path) => readFileSync(path, 'utf8')),
    names,
  )
  const { sqs, ...own } = makeOwn(config, 3)
  const { SLACK_API_URL: slackApiUrl, SLACK_BOT_TOKEN: token, CHATOPS_LOG_CONTENT: logContent } = config
  for (const secret of [token, ...signingSecrets(config), ...gitHubSecrets(config)]) registerSecret(secret)
  const client = slackClient({ token, slackApiUrl })
  return {
    ...own,
    config,
    messenger: makeMessenger(client, { slackApiUrl }),
    people: makePeople(client, own.now),
    account: makeAccounts({ now: own.now }),
    runPlan: (plan, context) =>
      run(plan, { ...context, logContent, good: goodIn(own.store), progress: () => undefined }),
    postpone: postponing(sqs, config),
  }
}

/**
 * @param env the function's variables
 * @returns the handler behind both queues; throws a `ConfigError` at start when a variable is missing or wrong
 */
export const workerHandler = async (env: Env): Promise<ReturnType<typeof makeWorker>> => {
  const worker = renewing(
    async () => makeWorker(await partsFrom(env)),
    () => performance.now(),
  )
  await worker()
  return async (event, context) => (await worker())(event, context)
}
