import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { deploys } from '../../src/adapters/deploys.ts'
import type { DeployRecord, Lock } from '../../src/deploys/record.ts'
import { type Answers, canned } from './canned.ts'

type Item = Record<string, { S?: string; N?: string }>

const at = new Date('2026-11-22T10:00:00Z')
const refused = (Item?: Item) =>
  new ConditionalCheckFailedException({
    message: 'The conditional request failed',
    $metadata: {},
    ...(Item && { Item: Item as never }),
  })

const over = (answers: Answers) => {
  const { clients, calls } = canned(answers)
  return { calls, port: deploys(clients.of(DynamoDBClient), { table: 'otel-chatops', now: () => at }) }
}

const record: DeployRecord = {
  id: 'd-1',
  environment: 'production',
  sha: 'a'.repeat(40),
  origin: 'workflow',
  by: { kind: 'github', id: 'octocat' },
  state: 'running',
  requestedAt: at,
  images: {},
}
const lock: Lock = { environment: 'production', owner: { kind: 'deploy', id: 'd-1' }, reason: 'deploy d-1', since: at }
const theirs: Item = {
  pk: { S: 'lock:production' },
  owner: { S: 'slack:U2' },
  writer: { S: 'another' },
  value: { S: JSON.stringify({ ...lock, owner: { kind: 'slack', id: 'U2' } }) },
}

describe('a write whose first answer was lost', () => {
  it('is done when the row that refuses the second try is its own', async () => {
    const own = over({ PutItem: ({ Item }) => refused(Item as Item) })
    expect(await own.port.write(record, 3)).toBe(true)
    expect(await own.port.takeLock(lock)).toBeUndefined()
  })

  it('is done when the refusal does not show the row, and the row read back is its own', async () => {
    let written: Item | undefined
    const { port, calls } = over({
      PutItem: ({ Item }) => {
        written = Item as Item
        return refused()
      },
      GetItem: () => ({ Item: written }),
    })
    expect(await port.write(record, undefined)).toBe(true)
    expect(calls.at(-1)?.input).toMatchObject({ ConsistentRead: true, Key: { pk: { S: 'deploy:d-1' } } })
  })

  it("is not done when the row is another's", async () => {
    const other: Item = { pk: { S: 'deploy:d-1' }, writer: { S: 'another' }, version: { N: '4' } }
    expect(await over({ PutItem: () => refused(other) }).port.write(record, 3)).toBe(false)
    expect(await over({ PutItem: () => refused(theirs) }).port.takeLock(lock)).toMatchObject({ owner: { id: 'U2' } })
  })

  it('has freed a lock when its row is gone', async () => {
    const { port } = over({ DeleteItem: () => refused(), GetItem: () => ({}) })
    expect(await port.freeLock('production', lock.owner)).toBe(true)
  })
})

describe('a lock', () => {
  it('is taken again when it was freed between the refusal and the look at it', async () => {
    const { port, calls } = over({
      PutItem: (_input, call) => (call === 1 ? refused() : {}),
      GetItem: () => ({}),
    })
    expect(await port.takeLock(lock)).toBeUndefined()
    expect(calls.map(({ command }) => command)).toEqual(['PutItem', 'GetItem', 'PutItem'])
  })

  it('is not asked for without end', async () => {
    const { port, calls } = over({ PutItem: () => refused(), GetItem: () => ({}) })
    await expect(port.takeLock(lock)).rejects.toMatchObject({ reason: 'unavailable' })
    expect(calls.filter(({ command }) => command === 'PutItem')).toHaveLength(3)
  })
})

it('a row in another form fails with a reason that quotes nothing of it', async () => {
  const { port } = over({ GetItem: () => ({ Item: { pk: { S: 'deploy:d-1' }, value: { S: '{"token":"xoxb-1"}' } } }) })
  const error = await port.find('d-1').catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ reason: 'unsupported' })
  expect(JSON.stringify(error)).not.toContain('xoxb-1')
})

it('a table that fails is a PortError with its reason', async () => {
  const missing = Object.assign(new Error('Requested resource not found'), { name: 'ResourceNotFoundException' })
  await expect(over({ GetItem: () => missing }).port.find('d-1')).rejects.toMatchObject({ reason: 'not_found' })
  await expect(over({ PutItem: () => missing }).port.write(record, 1)).rejects.toMatchObject({ reason: 'not_found' })
  await expect(over({ DeleteItem: () => missing }).port.freeLock('p', lock.owner)).rejects.toMatchObject({
    reason: 'not_found',
  })
})
