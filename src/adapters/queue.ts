import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { Queue } from '../ports.ts'
import { calling } from './aws/errors.ts'

/**
 * @param urls of the FIFO queue of jobs and of the standard queue for later
 * @returns the queue; fails with `PortError`
 */
export const queue = (client: SQSClient, urls: { jobs: string; later: string }): Queue => {
  const sent = async (command: SendMessageCommand): Promise<void> => {
    await calling('sqs:SendMessage', client.send(command))
  }
  return {
    send: (job, { group, once }) =>
      sent(
        new SendMessageCommand({
          QueueUrl: urls.jobs,
          MessageBody: job,
          MessageGroupId: group,
          MessageDeduplicationId: once,
        }),
      ),
    later: (job, delaySeconds) =>
      sent(
        new SendMessageCommand({
          QueueUrl: urls.later,
          MessageBody: job,
          DelaySeconds: Math.max(0, Math.ceil(delaySeconds)),
        }),
      ),
  }
}
