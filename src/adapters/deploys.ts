import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DeployRecord, type Deploys, LastDeployed, Lock, type Owner, ownerKey } from '../deploys/record.ts'
import { type Clock, PortError } from '../ports.ts'
import { deleteIf, type Item, putIf, rowOf, seconds, type Table, valueIn } from './deploys/rows.ts'

const names = { '#version': 'version', '#owner': 'owner', '#ttl': 'ttl', '#at': 'at' }
const only = (...used: (keyof typeof names)[]) => Object.fromEntries(used.map((name) => [name, names[name]]))

const write = async (to: Table, record: DeployRecord, over: number | undefined): Promise<boolean> => {
  const item: Item = {
    pk: { S: `deploy:${record.id}` },
    version: { N: String((over ?? 0) + 1) },
    value: { S: JSON.stringify(record) },
  }
  const condition =
    over === undefined
      ? { expression: 'attribute_not_exists(pk)' }
      : { expression: '#version = :over', names: only('#version'), values: { ':over': { N: String(over) } } }
  return (await putIf(to, item, condition)) === undefined
}

/** DynamoDB may leave a row for days after its time, so its time is looked at here. */
const standing = (item: Item | undefined, { now }: Table): Lock | undefined => {
  if (item?.['pk'] === undefined) return undefined
  if (Number(item['ttl']?.N ?? Number.POSITIVE_INFINITY) < seconds(now())) return undefined
  return valueIn(Lock, item)
}

const takeLock = async (to: Table, lock: Lock, tries = 3): Promise<Lock | undefined> => {
  const owner = { S: ownerKey(lock.owner) }
  const item: Item = {
    pk: { S: `lock:${lock.environment}` },
    owner,
    value: { S: JSON.stringify(lock) },
    ...(lock.until !== undefined && { ttl: { N: String(seconds(lock.until)) } }),
  }
  const refusing = await putIf(to, item, {
    expression: 'attribute_not_exists(pk) OR #ttl < :now OR #owner = :owner',
    names: only('#ttl', '#owner'),
    values: { ':now': { N: String(seconds(to.now())) }, ':owner': owner },
  })
  if (refusing === undefined) return undefined
  const holder = standing(refusing, to)
  if (holder !== undefined) return holder
  // Freed between the refusal and the look at it: it is there to be taken.
  if (tries > 1) return takeLock(to, lock, tries - 1)
  throw new PortError('unavailable', 'dynamodb:PutItem', `The lock of ${lock.environment} changes without end.`)
}

const freeLock = async (to: Table, environment: string, owner: Owner): Promise<boolean> => {
  const refusing = await deleteIf(to, `lock:${environment}`, {
    expression: '#owner = :owner',
    names: only('#owner'),
    values: { ':owner': { S: ownerKey(owner) } },
  })
  return refusing === undefined || standing(refusing, to) === undefined
}

const keepDeployed = async (to: Table, deployed: LastDeployed): Promise<void> => {
  const at = { N: String(deployed.at.getTime()) }
  const item: Item = { pk: { S: `deployed:${deployed.environment}` }, at, value: { S: JSON.stringify(deployed) } }
  await putIf(to, item, {
    expression: 'attribute_not_exists(pk) OR #at <= :at',
    names: only('#at'),
    values: { ':at': at },
  })
}

/**
 * Deploys in the bot's table: rows `deploy:ID` (`version`), `lock:ENVIRONMENT` (`owner`, `ttl`) and
 * `deployed:ENVIRONMENT` (`at`, in ms), each with its JSON in `value` and the token of its last write in `writer`.
 * Needs `dynamodb:GetItem`, `PutItem` and `DeleteItem`.
 * @returns the port; fails with `PortError`
 */
export const deploys = (client: DynamoDBClient, { table, now }: { table: string; now: Clock }): Deploys => {
  const to: Table = { client, table, now }
  return {
    async find(id) {
      const item = await rowOf(to, `deploy:${id}`)
      return item && { record: valueIn(DeployRecord, item), version: Number(item['version']?.N) }
    },
    write: (record, over) => write(to, record, over),
    lockOf: async (environment) => standing(await rowOf(to, `lock:${environment}`), to),
    takeLock: (lock) => takeLock(to, lock),
    freeLock: (environment, owner) => freeLock(to, environment, owner),
    async deployed(environment) {
      const item = await rowOf(to, `deployed:${environment}`)
      return item && valueIn(LastDeployed, item)
    },
    keepDeployed: (deployed) => keepDeployed(to, deployed),
  }
}
