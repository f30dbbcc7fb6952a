import type { DescribeTableCommandInput, DescribeTableCommandOutput } from '@aws-sdk/client-dynamodb'
import { operation } from '../operation.ts'
import { resource } from './names.ts'
import { tableOf } from './table.ts'

export const describeTable = operation<DescribeTableCommandInput, DescribeTableCommandOutput>({
  members: ['TableName'],
  resource: ({ TableName }, account) => resource({ TableName }, account),
  answer({ TableName }, { account }) {
    const { name, hash, range } = tableOf(account, TableName)
    return {
      Table: {
        TableName: name,
        TableArn: resource({ TableName: name }, account),
        TableStatus: 'ACTIVE',
        KeySchema: [
          { AttributeName: hash, KeyType: 'HASH' },
          ...(range === undefined ? [] : [{ AttributeName: range, KeyType: 'RANGE' as const }]),
        ],
      },
    }
  },
})
