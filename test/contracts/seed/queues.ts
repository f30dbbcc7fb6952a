import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Clients } from '../../../src/adapters/aws/clients.ts'
import { queue } from '../../../src/adapters/queue.ts'
import type { QueuePlace } from '../queue.contract.ts'

const receiveAll = async (client: SQSClient, QueueUrl: string): Promise<string[]> => {
  const bodies: string[] = []
  for (;;) {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))
    if (Messages.length === 0) return bodies
    for (const { Body = '', ReceiptHandle } of Messages) {
      bodies.push(Body)
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
    }
  }
}

/** Makes both queues as the bot's Terraform does: a FIFO one for jobs, a standard one for later. */
export const seedQueues = async (
  clients: Clients,
  { refusesLongDelays }: { refusesLongDelays: boolean },
): Promise<QueuePlace> => {
  const client = clients.of(SQSClient)
  const made = async (QueueName: string, Attributes: Record<string, string> = {}) =>
    (await client.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? ''
  const urls = { jobs: await made('jobs.fifo', { FifoQueue: 'true' }), later: await made('later') }
  const missing = { jobs: `${urls.jobs.replace('jobs.fifo', 'missing.fifo')}`, later: urls.later }
  return {
    queue: queue(client, urls),
    missing: queue(client, missing),
    refusesLongDelays,
    received: (which) => receiveAll(client, urls[which]),
  }
}
