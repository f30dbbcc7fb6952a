import { randomUUID } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { Clock, Store } from '../ports.ts'
import { calling } from './aws/errors.ts'

type Item = Record<string, AttributeValue>
type Table = { client: DynamoDBClient; table: string; now: Clock }

/** Longer values are kept compressed; an item of DynamoDB holds at most 400 KB. */
const longest = 100_000

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

const expiry = (now: Clock, ttlSeconds: number): AttributeValue => ({
  N: String(seconds(now()) + Math.ceil(ttlSeconds)),
})

const packed = (value: string): Item =>
  value.length > longest ? { compressed: { B: gzipSync(value) } } : { value: { S: value } }

const unpacked = ({ value, compressed }: Item): string | undefined =>
  compressed?.B === undefined ? value?.S : gunzipSync(compressed.B).toString('utf8')

const itemOf = async ({ client, table }: Table, pk: string): Promise<Item | undefined> => {
  const command = new GetItemCommand({ TableName: table, Key: { pk: { S: pk } }, ConsistentRead: true })
  return (await calling('dynamodb:GetItem', client.send(command))).Item
}

/**
 * The SDK sends a write again when an answer is lost, and then the second try is refused because of the first: so a
 * refusal counts as success when the row carries our own token. A row that DynamoDB has not yet swept is free.
 */
const claim = async (to: Table, pk: string, ttlSeconds: number): Promise<boolean> => {
  const owner = randomUUID()
  const command = new PutItemCommand({
    TableName: to.table,
    Item: { pk: { S: pk }, ttl: expiry(to.now, ttlSeconds), owner: { S: owner } },
    ConditionExpression: 'attribute_not_exists(pk) OR #ttl < :now',
    ExpressionAttributeNames: { '#ttl': 'ttl' },
    ExpressionAttributeValues: { ':now': { N: String(seconds(to.now())) } },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  })
  const operation = 'dynamodb:PutItem'
  const put = to.client.send(command).then(
    () => true,
    async (error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
      const holder = error.Item ?? (await itemOf(to, pk))
      return holder?.['owner']?.S === owner
    },
  )
  return calling(operation, put)
}

/**
 * The bot's table: key `pk` (S), `ttl` in seconds since 1970 (N), `value` (S) or `compressed` (B, gzip).
 * @returns the store; fails with `PortError`
 */
export const store = (client: DynamoDBClient, { table, now }: { table: string; now: Clock }): Store => {
  const to: Table = { client, table, now }
  return {
    claim: (key, ttlSeconds) => claim(to, key, ttlSeconds),
    async keep(key, value, ttlSeconds) {
      const Item = { pk: { S: key }, ttl: expiry(now, ttlSeconds), ...packed(value) }
      await calling('dynamodb:PutItem', client.send(new PutItemCommand({ TableName: table, Item })))
    },
    async recall(key) {
      const item = await itemOf(to, key)
      if (item === undefined || Number(item['ttl']?.N ?? Number.POSITIVE_INFINITY) < seconds(now())) return undefined
      return unpacked(item)
    },
  }
}
