import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Clock, Store } from '../../ports.ts'
import { failureOf, isRefusal, type makeCall } from './call.ts'

const Row = z.object({
  owner: z.object({ S: z.string() }).optional(),
  value: z.object({ S: z.string() }).optional(),
  ttl: z.object({ N: z.string() }).optional(),
})
const Found = z.object({ Item: Row.optional() })

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

/**
 * The bot's table as `adapters/store.ts` keeps it (same rows, same rule: a refusal because of our own first attempt is
 * a success, and a row whose time has passed is free), over direct calls. Compressed values are not read here: the
 * front door asks for none.
 */
export const directStore = (
  call: ReturnType<typeof makeCall>,
  { table, now }: { table: string; now: Clock },
): Store => {
  const called = async (operation: string, input: object): Promise<Record<string, unknown>> => {
    const answer = await call(operation, { TableName: table, ...input })
    if (isRefusal(answer)) throw failureOf(`dynamodb:${operation}`, answer)
    return answer
  }
  const expiry = (ttlSeconds: number) => ({ N: String(seconds(now()) + Math.ceil(ttlSeconds)) })
  const rowOf = async (key: string): Promise<z.infer<typeof Row> | undefined> =>
    Found.parse(await called('GetItem', { Key: { pk: { S: key } }, ConsistentRead: true })).Item
  return {
    async claim(key, ttlSeconds) {
      const owner = randomUUID()
      const answer = await call('PutItem', {
        TableName: table,
        Item: { pk: { S: key }, ttl: expiry(ttlSeconds), owner: { S: owner } },
        ConditionExpression: 'attribute_not_exists(pk) OR #ttl < :now',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: { ':now': { N: String(seconds(now())) } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      })
      if (!isRefusal(answer)) return true
      if (answer.error !== 'ConditionalCheckFailedException') throw failureOf('dynamodb:PutItem', answer)
      const holder = Found.parse(answer.fields).Item ?? (await rowOf(key))
      return holder?.owner?.S === owner
    },
    async keep(key, value, ttlSeconds) {
      await called('PutItem', { Item: { pk: { S: key }, ttl: expiry(ttlSeconds), value: { S: value } } })
    },
    async recall(key) {
      const row = await rowOf(key)
      return Number(row?.ttl?.N ?? Number.POSITIVE_INFINITY) < seconds(now()) ? undefined : row?.value?.S
    },
  }
}
