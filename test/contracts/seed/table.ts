import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Clients } from '../../../src/adapters/aws/clients.ts'
import { deploys } from '../../../src/adapters/deploys.ts'
import { store } from '../../../src/adapters/store.ts'
import type { Deploys } from '../../../src/deploys/record.ts'
import type { Clock, Store } from '../../../src/ports.ts'

/** Makes the bot's table and gives what stands on it. */
export const seedTable = async (
  clients: Clients,
): Promise<{ store(now: Clock): Store; deploys(now: Clock): Deploys }> => {
  const client = clients.of(DynamoDBClient)
  await client.send(
    new CreateTableCommand({
      TableName: 'otel-chatops',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  )
  const table = 'otel-chatops'
  return {
    store: (now) => store(client, { table, now }),
    deploys: (now) => deploys(client, { table, now }),
  }
}
