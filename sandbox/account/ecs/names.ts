import { AwsFault } from '../errors.ts'
import type { Account } from '../state.ts'
import type { Cluster } from './state.ts'

/** @returns an ECS ARN of the account. */
export const ecsArn = (account: Pick<Account, 'id' | 'region'>, resource: string): string =>
  `arn:aws:ecs:${account.region}:${account.id}:${resource}`

/** @returns the last part of an ARN, or the name itself. */
export const lastPart = (arnOrName: string): string => arnOrName.split('/').at(-1) ?? arnOrName

/** @returns the cluster that a name or ARN means; throws ClusterNotFoundException as ECS does. */
export const clusterOf = (account: Account, nameOrArn: string | undefined): Cluster => {
  const cluster = account.clusters.byName.get(lastPart(nameOrArn ?? 'default'))
  if (cluster === undefined) throw new AwsFault('ClusterNotFoundException', 'Cluster not found.')
  return cluster
}
