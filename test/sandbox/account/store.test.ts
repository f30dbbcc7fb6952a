import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager'
import { expect, test } from 'vitest'
import { addTable } from '../../../sandbox/account/dynamodb/table.ts'
import { simulated } from './clients.ts'

const TableName = 'otel-chatops'
const key = (pk: string) => ({ pk: { S: pk } })
const row = (pk: string, sk: string) => ({ pk: { S: pk }, sk: { S: sk } })
const claim = (owner: string, now: number) =>
  new PutItemCommand({
    TableName,
    Item: { ...key('lock'), owner: { S: owner }, until: { N: String(now + 60) }, bytes: { B: new Uint8Array([1, 2]) } },
    ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now',
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: { ':now': { N: String(now) } },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  })

test('a row is claimed once, the loser sees the holder, and it can be claimed again when its time is over', async () => {
  const { dynamodb } = simulated()
  await dynamodb.send(claim('first', 100))
  await expect(dynamodb.send(claim('second', 120))).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
    Item: { owner: { S: 'first' } },
  })
  await dynamodb.send(claim('third', 160))
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName, Key: key('lock') }))
  expect(Item).toMatchObject({ owner: { S: 'third' }, bytes: { B: new Uint8Array([1, 2]) } })
})

test('an update sets, adds and removes, and gives the new row', async () => {
  const { dynamodb } = simulated()
  await dynamodb.send(new PutItemCommand({ TableName, Item: { ...key('counter'), gone: { S: 'soon' } } }))
  const update = () =>
    dynamodb.send(
      new UpdateItemCommand({
        TableName,
        Key: key('counter'),
        UpdateExpression:
          'SET #s = :s, first = if_not_exists(first, :one), twice = :one + :one ADD hits :one REMOVE gone',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':s': { S: 'open' }, ':one': { N: '1' } },
        ReturnValues: 'ALL_NEW',
      }),
    )
  await update()
  expect((await update()).Attributes).toEqual({
    ...key('counter'),
    state: { S: 'open' },
    first: { N: '1' },
    twice: { N: '2' },
    hits: { N: '2' },
  })
})

test('a conditional delete keeps what another owns', async () => {
  const { dynamodb } = simulated()
  await dynamodb.send(claim('first', 100))
  const release = (owner: string) =>
    dynamodb.send(
      new DeleteItemCommand({
        TableName,
        Key: key('lock'),
        ConditionExpression: '#o = :o',
        ExpressionAttributeNames: { '#o': 'owner' },
        ExpressionAttributeValues: { ':o': { S: owner } },
      }),
    )
  await expect(release('second')).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' })
  await release('first')
  expect((await dynamodb.send(new GetItemCommand({ TableName, Key: key('lock') }))).Item).toBeUndefined()
})

test('a query gives the rows of one partition whose sort key begins so, in order, page after page', async () => {
  const { dynamodb, world } = simulated()
  const TableName = 'otel-chatops-audit'
  addTable(world.production, { name: TableName, hash: 'pk', range: 'sk' })
  for (let number = 0; number < 25; number++) {
    await dynamodb.send(
      new PutItemCommand({ TableName, Item: row('audit', `2026-${String(number).padStart(2, '0')}`) }),
    )
  }
  await dynamodb.send(new PutItemCommand({ TableName, Item: row('audit', '2025-99') }))
  await dynamodb.send(new PutItemCommand({ TableName, Item: row('other', '2026-00') }))
  const found: (string | undefined)[] = []
  let start: Record<string, { S: string }> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await dynamodb.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :p AND begins_with(sk, :s)',
        ExpressionAttributeValues: { ':p': { S: 'audit' }, ':s': { S: '2026-' } },
        ScanIndexForward: false,
        ...(start && { ExclusiveStartKey: start }),
      }),
    )
    found.push(...Items.map(({ sk }) => sk?.S))
    start = LastEvaluatedKey && row(LastEvaluatedKey['pk']?.S ?? '', LastEvaluatedKey['sk']?.S ?? '')
  } while (start !== undefined)
  expect(found).toEqual(Array.from({ length: 25 }, (_, number) => `2026-${String(24 - number).padStart(2, '0')}`))
})

test('a secret is read by its name, and an unknown one is not found', async () => {
  const { secrets } = simulated()
  expect((await secrets.send(new GetSecretValueCommand({ SecretId: 'otel-chatops/slack' }))).SecretString).toContain(
    'SLACK_SIGNING_SECRET',
  )
  await expect(secrets.send(new GetSecretValueCommand({ SecretId: 'nope' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})
