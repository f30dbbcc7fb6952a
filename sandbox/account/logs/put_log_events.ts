import type { PutLogEventsCommandInput, PutLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs'
import { uuid } from '../chance.ts'
import { operation } from '../operation.ts'
import { groupOf, logGroupArn } from './names.ts'

export const putLogEvents = operation<PutLogEventsCommandInput, PutLogEventsCommandOutput>({
  members: ['logGroupName', 'logStreamName', 'logEvents', 'sequenceToken'],
  resource: ({ logGroupName }, account) => logGroupArn(account, logGroupName),
  answer({ logGroupName, logStreamName = '', logEvents = [] }, { account }) {
    const group = groupOf(account, logGroupName)
    const ingestedAt = account.clock.now().getTime()
    for (const { timestamp: at = ingestedAt, message = '' } of logEvents) {
      group.put.push({
        at,
        message,
        stream: logStreamName,
        ingestedAt,
        id: `${at}${String(group.put.length).padStart(43, '0')}`,
      })
    }
    return { nextSequenceToken: uuid(account.seed, logGroupName ?? '', group.put.length) }
  },
})
