import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { AwsFault } from '../errors.ts'
import type { Account } from '../state.ts'

export type Item = Record<string, AttributeValue>

/** A table with string keys. Rows whose time to live is over stay until somebody deletes them, as DynamoDB may leave them for days. */
export type Table = { name: string; hash: string; range?: string; rows: Map<string, Item> }

const textOf = (value: AttributeValue | undefined): string => {
  if (value?.S === undefined)
    throw new AwsFault('ValidationException', 'The provided key element does not match the schema')
  return value.S
}

/** @returns the table, or throws ResourceNotFoundException as DynamoDB does. */
export const tableOf = (account: Account, name: string | undefined): Table => {
  const table = account.tables.get(name?.split('/').at(-1) ?? '')
  if (table === undefined) throw new AwsFault('ResourceNotFoundException', 'Requested resource not found')
  return table
}

/** @returns the key under which the table keeps an item. */
export const keyOf = (table: Table, item: Item): string =>
  JSON.stringify([textOf(item[table.hash]), ...(table.range === undefined ? [] : [textOf(item[table.range])])])

/** Makes an empty table whose keys are strings. */
export const addTable = (
  account: Account,
  { name, hash, range }: { name: string; hash: string; range?: string },
): void => {
  account.tables.set(name, { name, hash, rows: new Map(), ...(range === undefined ? {} : { range }) })
}
