import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { makeClients } from '../adapters/aws/clients.ts'
import { deploys } from '../adapters/deploys.ts'
import type { DeployWorld } from '../deploys/record.ts'

/** @returns the deploys in the bot's table, reached with this process's own credentials. */
export const deployWorld = (table: string, region: string | undefined): DeployWorld => {
  const now = (): Date => new Date()
  const client = makeClients({ region: region ?? 'us-east-1' }).of(DynamoDBClient)
  return { deploys: deploys(client, { table, now }), now }
}
