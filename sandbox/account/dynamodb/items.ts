import type {
  DeleteItemCommandInput,
  DeleteItemCommandOutput,
  GetItemCommandInput,
  GetItemCommandOutput,
  PutItemCommandInput,
  PutItemCommandOutput,
  UpdateItemCommandInput,
  UpdateItemCommandOutput,
} from '@aws-sdk/client-dynamodb'
import { AwsFault, SimulationGap } from '../errors.ts'
import { operation } from '../operation.ts'
import { fulfils } from './condition.ts'
import { resource } from './names.ts'
import { type Item, keyOf, tableOf } from './table.ts'
import { updated } from './update.ts'

type Conditional = Pick<
  PutItemCommandInput,
  | 'ConditionExpression'
  | 'ExpressionAttributeNames'
  | 'ExpressionAttributeValues'
  | 'ReturnValuesOnConditionCheckFailure'
>

const require = (input: Conditional, item: Item | undefined): void => {
  const scope = { item, names: input.ExpressionAttributeNames, values: input.ExpressionAttributeValues }
  if (fulfils(input.ConditionExpression, scope)) return
  const shown = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && item !== undefined ? { Item: item } : {}
  throw new AwsFault('ConditionalCheckFailedException', 'The conditional request failed', 400, shown)
}

const returned = (wanted: string | undefined, before: Item | undefined, after: Item | undefined) => {
  if (wanted === undefined || wanted === 'NONE') return {}
  if (wanted === 'ALL_OLD') return before === undefined ? {} : { Attributes: before }
  if (wanted === 'ALL_NEW' && after !== undefined) return { Attributes: after }
  throw new SimulationGap('DynamoDB', `ReturnValues ${wanted}`)
}

const conditionMembers = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnValues',
  'ReturnValuesOnConditionCheckFailure',
] as const

export const putItem = operation<PutItemCommandInput, PutItemCommandOutput>({
  members: [...conditionMembers, 'Item'],
  resource,
  answer(input, { account }) {
    const table = tableOf(account, input.TableName)
    const key = keyOf(table, input.Item ?? {})
    const before = table.rows.get(key)
    require(input, before)
    table.rows.set(key, structuredClone(input.Item ?? {}))
    return returned(input.ReturnValues, before, undefined)
  },
})

export const getItem = operation<GetItemCommandInput, GetItemCommandOutput>({
  members: ['TableName', 'Key', 'ConsistentRead'],
  resource,
  answer({ TableName, Key = {} }, { account }) {
    const table = tableOf(account, TableName)
    const Item = table.rows.get(keyOf(table, Key))
    return Item === undefined ? {} : { Item: structuredClone(Item) }
  },
})

export const updateItem = operation<UpdateItemCommandInput, UpdateItemCommandOutput>({
  members: [...conditionMembers, 'Key', 'UpdateExpression'],
  resource,
  answer(input, { account }) {
    const table = tableOf(account, input.TableName)
    const key = keyOf(table, input.Key ?? {})
    const before = table.rows.get(key)
    require(input, before)
    const scope = {
      item: before ?? input.Key,
      names: input.ExpressionAttributeNames,
      values: input.ExpressionAttributeValues,
    }
    const after = input.UpdateExpression === undefined ? { ...scope.item } : updated(input.UpdateExpression, scope)
    table.rows.set(key, after)
    return returned(input.ReturnValues, before, after)
  },
})

export const deleteItem = operation<DeleteItemCommandInput, DeleteItemCommandOutput>({
  members: [...conditionMembers, 'Key'],
  resource,
  answer(input, { account }) {
    const table = tableOf(account, input.TableName)
    const key = keyOf(table, input.Key ?? {})
    const before = table.rows.get(key)
    require(input, before)
    table.rows.delete(key)
    return returned(input.ReturnValues, before, undefined)
  },
})
