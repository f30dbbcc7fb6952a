import type { Queue } from '../../ports.ts'
import { failureOf, isRefusal, type makeCall } from './call.ts'

/** The bot's queues as `adapters/queue.ts` fills them, over direct calls. */
export const directQueue = (call: ReturnType<typeof makeCall>, urls: { jobs: string; later: string }): Queue => {
  const sent = async (input: object): Promise<void> => {
    const answer = await call('SendMessage', input)
    if (isRefusal(answer)) throw failureOf('sqs:SendMessage', answer)
  }
  return {
    send: (job, { group, once }) =>
      sent({ QueueUrl: urls.jobs, MessageBody: job, MessageGroupId: group, MessageDeduplicationId: once }),
    later: (job, delaySeconds) =>
      sent({ QueueUrl: urls.later, MessageBody: job, DelaySeconds: Math.max(0, Math.ceil(delaySeconds)) }),
  }
}
