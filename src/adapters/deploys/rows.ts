import { randomUUID } from 'node:crypto'
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import type * as z from 'zod'
import { type Clock, PortError } from '../../ports.ts'
import { calling } from '../aws/errors.ts'

export type Item = Record<string, AttributeValue>
export type Table = { client: DynamoDBClient; table: string; now: Clock }
export type Condition = { expression: string; names?: Record<string, string>; values?: Record<string, AttributeValue> }

export const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

/** @returns the row of a key, or undefined; consistent, so it shows every write before it. */
export const rowOf = async ({ client, table }: Table, pk: string): Promise<Item | undefined> => {
  const command = new GetItemCommand({ TableName: table, Key: { pk: { S: pk } }, ConsistentRead: true })
  return (await calling('dynamodb:GetItem', client.send(command))).Item
}

/** @returns what the row's `value` holds, parsed; fails with `PortError` when it is not in that form. */
export const valueIn = <T>(schema: z.ZodType<T>, item: Item): T => {
  try {
    return schema.parse(JSON.parse(item['value']?.S ?? ''))
  } catch {
    throw new PortError(
      'unsupported',
      'dynamodb:GetItem',
      `The row ${item['pk']?.S} is not in the form that is wanted.`,
    )
  }
}

const expressed = ({ expression, names, values }: Condition) => ({
  ConditionExpression: expression,
  ...(names && { ExpressionAttributeNames: names }),
  ...(values && { ExpressionAttributeValues: values }),
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
})

/** @returns the row that refuses the write: with the refusal where the endpoint gives it, else read. */
const refusing = async (to: Table, pk: string, error: unknown): Promise<Item | undefined> => {
  if (!(error instanceof ConditionalCheckFailedException)) throw error
  return error.Item ?? (await rowOf(to, pk))
}

/**
 * Writes a row under a condition. The SDK sends it again when an answer is lost, and then the second try is refused
 * because of the first: so a refusal by a row that carries this write's own token is success.
 * @returns undefined when it is written, else the row that stands there (`{}` when that is gone again)
 */
export const putIf = async (to: Table, item: Item, condition: Condition): Promise<Item | undefined> => {
  const writer = randomUUID()
  const Item = { ...item, writer: { S: writer } }
  const command = new PutItemCommand({ TableName: to.table, Item, ...expressed(condition) })
  const put = to.client.send(command).then(
    () => undefined,
    async (error: unknown) => {
      const row = (await refusing(to, item['pk']?.S ?? '', error)) ?? {}
      return row['writer']?.S === writer ? undefined : row
    },
  )
  return calling('dynamodb:PutItem', put)
}

/** @returns undefined when the row is gone, else the row that does not fulfil the condition. */
export const deleteIf = async (to: Table, pk: string, condition: Condition): Promise<Item | undefined> => {
  const command = new DeleteItemCommand({ TableName: to.table, Key: { pk: { S: pk } }, ...expressed(condition) })
  const deleted = to.client.send(command).then(
    () => undefined,
    (error: unknown) => refusing(to, pk, error),
  )
  return calling('dynamodb:DeleteItem', deleted)
}
