import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { store } from '../../src/adapters/store.ts'
import { type Answers, canned } from './canned.ts'

type Item = Record<string, { S: string }>

const refused = (Item?: Item) =>
  new ConditionalCheckFailedException({
    message: 'The conditional request failed',
    $metadata: {},
    ...(Item && { Item }),
  })

const claiming = (answers: Answers) => {
  const { clients, calls } = canned(answers)
  const port = store(clients.of(DynamoDBClient), { table: 'otel-chatops', now: () => new Date('2026-11-22T10:00:00Z') })
  return { calls, claim: () => port.claim('request/1', 900) }
}

describe('a claim whose first answer was lost', () => {
  it('is won when the row that refuses it is its own', async () => {
    expect(await claiming({ PutItem: ({ Item }) => refused(Item as Item) }).claim()).toBe(true)
  })

  it('is won when the refusal does not show the row, and the row read back is its own', async () => {
    let written: Item | undefined
    const { claim, calls } = claiming({
      PutItem: ({ Item }) => {
        written = Item as Item
        return refused()
      },
      GetItem: () => ({ Item: written }),
    })
    expect(await claim()).toBe(true)
    expect(calls.at(-1)?.input).toMatchObject({ ConsistentRead: true })
  })

  it("is lost when the row is another's", async () => {
    const other = { pk: { S: 'request/1' }, owner: { S: 'another' } }
    expect(await claiming({ PutItem: () => refused(other) }).claim()).toBe(false)
    expect(await claiming({ PutItem: () => refused(), GetItem: () => ({ Item: other }) }).claim()).toBe(false)
  })

  it('fails when DynamoDB does', async () => {
    const throttled = Object.assign(new Error('slow down'), { name: 'ProvisionedThroughputExceededException' })
    await expect(claiming({ PutItem: () => throttled }).claim()).rejects.toMatchObject({ reason: 'throttled' })
  })
})
