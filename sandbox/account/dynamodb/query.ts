import type { QueryCommandInput, QueryCommandOutput } from '@aws-sdk/client-dynamodb'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'
import { fulfils } from './condition.ts'
import { resource } from './names.ts'
import { type Item, keyOf, type Table, tableOf } from './table.ts'

const byRange =
  (table: Table) =>
  (one: Item, other: Item): number =>
    (one[table.range ?? '']?.S ?? '') < (other[table.range ?? '']?.S ?? '') ? -1 : 1

const scopeOf = (input: QueryCommandInput, item: Item) => ({
  item,
  names: input.ExpressionAttributeNames,
  values: input.ExpressionAttributeValues,
})

/** The partition's rows in order, and where the caller goes on. */
const selected = (table: Table, input: QueryCommandInput): { rows: Item[]; from: number } => {
  const { KeyConditionExpression: condition, ExclusiveStartKey: start } = input
  if (condition === undefined) {
    const message = 'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.'
    throw new AwsFault('ValidationException', message)
  }
  const rows = [...table.rows.values()].filter((item) => fulfils(condition, scopeOf(input, item))).sort(byRange(table))
  if (input.ScanIndexForward === false) rows.reverse()
  const from = start === undefined ? 0 : rows.findIndex((item) => keyOf(table, item) === keyOf(table, start)) + 1
  return { rows, from }
}

/** The key of the last row looked at, when there are more. */
const continuation = (table: Table, last: Item | undefined): { LastEvaluatedKey?: Item } => {
  if (last === undefined) return {}
  const keys = [table.hash, ...(table.range === undefined ? [] : [table.range])]
  return { LastEvaluatedKey: Object.fromEntries(Object.entries(last).filter(([name]) => keys.includes(name))) }
}

export const query = operation<QueryCommandInput, QueryCommandOutput>({
  members: [
    'TableName',
    'KeyConditionExpression',
    'FilterExpression',
    'ExpressionAttributeNames',
    'ExpressionAttributeValues',
    'ScanIndexForward',
    'Limit',
    'ConsistentRead',
    'ExclusiveStartKey',
  ],
  resource,
  answer(input, { account }) {
    const table = tableOf(account, input.TableName)
    const { rows, from } = selected(table, input)
    const looked = rows.slice(from, from + Math.min(input.Limit ?? account.pageSizes.rows, account.pageSizes.rows))
    const more = from + looked.length < rows.length
    const Items = looked.filter((item) => fulfils(input.FilterExpression, scopeOf(input, item)))
    return {
      Items: structuredClone(Items),
      Count: Items.length,
      ScannedCount: looked.length,
      ...continuation(table, more ? looked.at(-1) : undefined),
    }
  },
})
