import { readFileSync } from 'node:fs'
import { SocketModeReceiver } from '@slack/bolt'
import { makeMessenger, makePeople, slackClient } from '../src/adapters/slack.ts'
import { makeAccounts } from '../src/app/accounts.ts'
import { ConfigError, configFrom } from '../src/config.ts'
import { run } from '../src/run.ts'
import { jsonLog } from '../src/slack/log.ts'
import { makeApp } from '../src/slack/receiver.ts'
import { registerSecret } from '../src/slack/redact.ts'
import { makeWorker } from '../src/worker.ts'
import { memoryQueue, memoryStore } from './dev/memory.ts'

// `npm run dev`: the bot on this machine, joined to a real Slack workspace by Socket Mode. The same listeners and the
// same worker as on Lambda, with the table and the queues in memory. Reads AWS with this process's own credentials.

const start = async (): Promise<void> => {
  const config = configFrom(process.env, (path) => readFileSync(path, 'utf8'))
  const { SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: token, SLACK_API_URL: slackApiUrl } = config
  if (appToken === undefined || token === undefined) {
    throw new Error('Set SLACK_APP_TOKEN (xapp-…, scope connections:write) and SLACK_BOT_TOKEN (xoxb-…).')
  }
  registerSecret(appToken)
  registerSecret(token)
  const now = (): Date => new Date()
  const log = jsonLog((line) => console.error(line))
  const store = memoryStore()
  const client = slackClient({ token, slackApiUrl })
  const { queue, postpone } = memoryQueue(() => worker)
  const worker = makeWorker({
    config,
    store,
    queue,
    postpone,
    now,
    log,
    metric: () => undefined,
    messenger: makeMessenger(client, { slackApiUrl }),
    people: makePeople(client, now),
    account: makeAccounts({ now }),
    runPlan: (planned, context) =>
      run(planned, { ...context, logContent: config.CHATOPS_LOG_CONTENT, progress: () => undefined }),
  })
  const app = makeApp(new SocketModeReceiver({ appToken }), { config, store, queue, now, log })
  await app.start()
  console.log('The bot is connected. Type /otel help in a channel of its environments. Ctrl+C ends it.')
}

try {
  await start()
} catch (error) {
  console.error(error instanceof ConfigError || error instanceof Error ? error.message : 'The bot could not start.')
  process.exitCode = 2
}
