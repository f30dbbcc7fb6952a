import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Clients } from '../../../src/adapters/aws/clients.ts'
import { store } from '../../../src/adapters/store.ts'
import type { Clock, Store } from '../../../src/ports.ts'

/** Makes the bot's table and gives stores over it. */
export const seedTable = async (clients: Clients): Promise<(now: Clock) => Store> => {
  const client = clients.of(DynamoDBClient)
  await client.send(
    new CreateTableCommand({
      TableName: 'otel-chatops',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  )
  return (now) => store(client, { table: 'otel-chatops', now })
}
