import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import type { Clients } from '../../../src/adapters/aws/clients.ts'
import { logs } from '../../../src/adapters/aws/logs.ts'
import type { LogsPlace } from '../logs.contract.ts'
import { patience } from './endpoint.ts'

const logGroupName = '/ecs/contract'

/** Puts 400 JSON lines over the last 50 minutes into two streams; every tenth says that it timed out. */
export const seedLogs = async (clients: Clients): Promise<LogsPlace> => {
  const client = clients.of(CloudWatchLogsClient)
  const to = Date.now()
  await client.send(new CreateLogGroupCommand({ logGroupName }))
  for (const stream of [0, 1]) {
    const logStreamName = `app/${stream}`
    await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }))
    const logEvents = Array.from({ length: 200 }, (_, index) => ({
      timestamp: to - 3_000_000 + index * 15_000 + stream * 7000,
      message: JSON.stringify({
        level: 'INFO',
        message: index % 10 === 0 ? 'upstream timed out' : 'done',
        index,
        stream,
      }),
    }))
    await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }))
  }
  return {
    logs: logs(clients, { signal: patience() }),
    group: logGroupName,
    from: new Date(to - 3_600_000),
    to: new Date(to),
    events: 400,
    phrase: 'upstream timed out',
    withPhrase: 40,
  }
}
